package app.hearth.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is asked of the demo provider.
record DemoRequest(
        DemoModel model,
        String question,
        boolean first,
        boolean picture,
        int promptTokens,
        boolean stream,
        boolean includeUsage) {
    /// What the server asks for a title, and the first words of the conversation in it.
    private static final Pattern ABOUT = Pattern.compile(
            "Question:\\s+((?:\\S+\\s+){0,5}\\S+).*What is the title of this conversation\\?", Pattern.DOTALL);

    static DemoRequest of(DemoModel model, JsonNode body) {
        String question = "";
        boolean picture = false;
        int questions = 0;
        int characters = 0;
        for (JsonNode message : body.path("messages")) {
            String content = words(message.path("content"));
            characters += content.length();
            if (message.path("role").asText("").equals("user")) {
                question = content;
                picture = message.path("content").findValue("image_url") != null;
                questions++;
            }
        }
        return new DemoRequest(
                model,
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
        Matcher asked = ABOUT.matcher(question);
        if (asked.matches()) {
            return asked.group(1);
        }
        return DemoAnswers.answer(question, first, picture);
    }

    String reasoning() {
        return DemoAnswers.reasoning(question);
    }
}
