package app.hearth.server.provider;

import app.hearth.common.conversation.Role;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a request in Anthropic's protocol: the system prompt stands beside the messages, and the most tokens an
/// answer may have must be said.
final class MessageBody {
    private static final Set<String> NEEDED = Set.of("model", "messages", "stream", "system", "max_tokens");

    private MessageBody() {}

    /// @param maxTokens what an answer may have when the request does not say it
    static ChatBody of(ChatRequest request, Dialect dialect, int maxTokens) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", request.model()).put("max_tokens", maxTokens);
        String system = Turns.system(request);
        if (!system.isEmpty()) {
            json.put("system", system);
        }
        ArrayNode messages = json.putArray("messages");
        List<Turn> turns = Turns.alternating(request).stream()
                .filter(turn -> turn.role() != Role.SYSTEM)
                .toList();
        for (int i = 0; i < turns.size(); i++) {
            content(turns.get(i), i == turns.size() - 1, messages.addObject());
        }
        json.put("stream", true);
        request.parameters().forEach((name, value) -> parameter(name, value, dialect, json));
        return new ChatBody(json, NEEDED);
    }

    private static void parameter(String name, JsonNode value, Dialect dialect, ObjectNode json) {
        if (name.equals("stop")) {
            json.set(
                    "stop_sequences",
                    value.isArray()
                            ? value
                            : JsonNodeFactory.instance.arrayNode().add(value));
        } else if (Dialect.isLimit(name) || (!NEEDED.contains(name) && dialect.takes(name))) {
            json.set(dialect.nameOf(name), value);
        }
    }

    /// An answer that is to be gone on with must not end in white space; everything else is sent as it was said.
    private static void content(Turn turn, boolean last, ObjectNode message) {
        message.put("role", turn.role().code());
        if (turn.isPlain()) {
            boolean begun = last && turn.role() == Role.ASSISTANT;
            message.put("content", begun ? turn.text().stripTrailing() : turn.text());
            return;
        }
        ArrayNode blocks = message.putArray("content");
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.Text(String text) -> {
                    // A block of blanks alone is refused.
                    if (!text.isBlank()) {
                        blocks.addObject().put("type", "text").put("text", text);
                    }
                }
                case Part.Image image ->
                    blocks.addObject()
                            .put("type", "image")
                            .putObject("source")
                            .setAll(Map.of(
                                    "type", text("base64"),
                                    "media_type", text(image.mediaType()),
                                    "data", text(image.base64())));
            }
        }
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
