package app.hearth.server.provider;

import app.hearth.common.conversation.Role;
import app.hearth.server.provider.ChatRequest.Part;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;

/// Writes a request in OpenAI's protocol.
final class CompletionBody {
    /// What the protocol needs; a parameter of the same name does not replace it.
    private static final Set<String> OURS = Set.of("model", "messages", "stream", "stream_options", "n");

    private static final Set<String> NEEDED = Set.of("model", "messages", "stream", "n");

    private CompletionBody() {}

    static ChatBody of(ChatRequest request, Dialect common) {
        Dialect dialect = common.with(request.model());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", request.model());
        ArrayNode messages = json.putArray("messages");
        List<ChatRequest.Turn> turns = dialect.alternating() ? Turns.alternating(request) : Turns.saying(request);
        for (ChatRequest.Turn turn : turns) {
            String role = turn.role() == Role.SYSTEM
                    ? dialect.systemRole()
                    : turn.role().code();
            messages.addObject().put("role", role).set("content", content(turn));
        }
        json.put("stream", true);
        if (dialect.streamOptions()) {
            json.putObject("stream_options").put("include_usage", true);
        }
        request.parameters().forEach((name, value) -> {
            if (!OURS.contains(name) && dialect.takes(name)) {
                json.set(dialect.nameOf(name), value);
            }
        });
        return new ChatBody(json, NEEDED);
    }

    /// Plain text as text, because not every provider takes the list that images need.
    private static JsonNode content(ChatRequest.Turn turn) {
        if (turn.isPlain()) {
            return TextNode.valueOf(turn.text());
        }
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.Text(String text) -> {
                    if (!text.isEmpty()) {
                        parts.addObject().put("type", "text").put("text", text);
                    }
                }
                case Part.Image image ->
                    parts.addObject()
                            .put("type", "image_url")
                            .putObject("image_url")
                            .put("url", "data:" + image.mediaType() + ";base64," + image.base64());
            }
        }
        return parts;
    }
}
