package app.hearth.server.demo;

import com.fasterxml.jackson.databind.JsonNode;

/// What is asked of the demo provider.
///
/// @param question what a person asked last
/// @param first whether nothing was asked before
/// @param picture whether a picture came along with it
record DemoRequest(
        DemoModel model,
        DemoTask task,
        String question,
        boolean first,
        boolean picture,
        int promptTokens,
        boolean stream,
        boolean includeUsage) {
    static DemoRequest of(DemoModel model, JsonNode body) {
        DemoTask task = new DemoTask.Answer();
        String question = "";
        boolean picture = false;
        int questions = 0;
        int characters = 0;
        for (JsonNode message : body.path("messages")) {
            String content = words(message.path("content"));
            characters += content.length();
            if (message.path("role").asText("").equals("user")) {
                task = DemoTask.of(content);
                if (task instanceof DemoTask.Answer) {
                    question = content;
                    picture = message.path("content").findValue("image_url") != null;
                    questions++;
                }
            }
        }
        return new DemoRequest(
                model,
                task,
                question,
                questions <= 1,
                picture,
                Math.max(1, characters / 4),
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false));
    }

    /// What was said; of a question with files the last text, which is what was asked about them.
    private static String words(JsonNode content) {
        String last = content.asText("");
        for (JsonNode part : content) {
            last = part.path("text").asText(last);
        }
        return last;
    }

    String answer() {
        return switch (task) {
            case DemoTask.Answer() -> DemoAnswers.answer(model, question, first, picture);
            case DemoTask.Title(String words) -> words;
            case DemoTask.Ballot ballot -> DemoAnswers.judgement(question, ballot.ranking(model));
            case DemoTask.Conclusion() -> DemoAnswers.conclusion(question);
        };
    }

    String reasoning() {
        return DemoAnswers.reasoning(question);
    }

    /// Whether it is answered in the manner of its model, slowly where that is slow. What is said beside an answer
    /// comes at the usual pace: nobody looks on while a council judges for a minute.
    boolean inItsManner() {
        return task instanceof DemoTask.Answer;
    }
}
