package app.hearth.server.provider;

import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/// Writes a request in Ollama's own protocol: images are bare base64 beside the text, and most parameters are options.
final class OllamaBody {
    private static final Set<String> NEEDED = Set.of("model", "messages", "stream", "options");

    /// Beside the options.
    private static final Set<String> ABOVE = Set.of("think", "format", "keep_alive", "tools", "truncate", "shift");

    private static final Set<String> UNKNOWN =
            Set.of("model", "messages", "stream", "stream_options", "n", "user", "store", "parallel_tool_calls");

    private OllamaBody() {}

    /// @param contextLength the context to load the model with, unless the request says so
    static ChatBody of(ChatRequest request, Dialect dialect, int contextLength) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", request.model());
        ArrayNode messages = json.putArray("messages");
        Turns.saying(request).forEach(turn -> message(turn, messages.addObject()));
        // What does not fit is refused in words; otherwise the oldest messages would be left out and nobody told.
        json.put("stream", true).put("truncate", false).put("shift", false);
        ObjectNode options = json.putObject("options").put("num_ctx", contextLength);
        for (Map.Entry<String, JsonNode> parameter : request.parameters().entrySet()) {
            parameter(parameter.getKey(), parameter.getValue(), dialect, json);
        }
        JsonNode given = request.parameters().get("options");
        if (given instanceof ObjectNode theirs) {
            options.setAll(theirs);
        }
        return new ChatBody(json, NEEDED);
    }

    private static void parameter(String name, JsonNode value, Dialect dialect, ObjectNode json) {
        ObjectNode options = json.withObject("/options");
        if (name.equals("reasoning_effort")) {
            json.set("think", value.asText().equals("none") ? BooleanNode.FALSE : value);
        } else if (name.equals("response_format")) {
            format(value, json);
        } else if (name.equals("stop")) {
            options.set(
                    name,
                    value.isArray()
                            ? value
                            : JsonNodeFactory.instance.arrayNode().add(value));
        } else if (ABOVE.contains(name)) {
            json.set(name, value);
        } else if (!UNKNOWN.contains(name) && !name.equals("options")) {
            options.set(dialect.nameOf(name), value);
        }
    }

    private static void format(JsonNode wanted, ObjectNode json) {
        JsonNode schema = wanted.path("json_schema").path("schema");
        if (schema.isObject()) {
            json.set("format", schema);
        } else if (!wanted.path("type").asText().equals("text")) {
            json.put("format", "json");
        }
    }

    private static void message(Turn turn, ObjectNode message) {
        message.put("role", turn.role().code()).put("content", turn.text());
        if (turn.isPlain()) {
            return;
        }
        ArrayNode images = message.putArray("images");
        for (Part part : turn.parts()) {
            if (part instanceof Part.Image image) {
                images.add(image.base64());
            }
        }
    }
}
