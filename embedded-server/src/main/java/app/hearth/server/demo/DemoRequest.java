package app.hearth.server.demo;

import com.fasterxml.jackson.databind.JsonNode;

/// What is asked of the demo provider.
record DemoRequest(
        DemoModel model, String question, boolean first, int promptTokens, boolean stream, boolean includeUsage) {
    static DemoRequest of(DemoModel model, JsonNode body) {
        String question = "";
        int questions = 0;
        int characters = 0;
        for (JsonNode message : body.path("messages")) {
            String content = message.path("content").asText("");
            characters += content.length();
            if (message.path("role").asText("").equals("user")) {
                question = content;
                questions++;
            }
        }
        return new DemoRequest(
                model,
                question,
                questions <= 1,
                Math.max(1, characters / 4),
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false));
    }

    String answer() {
        return DemoAnswers.answer(question, first);
    }

    String reasoning() {
        return DemoAnswers.reasoning(question);
    }
}
