package app.hearth.server.provider;

import app.hearth.server.provider.ChatRequest.Part;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The body of a chat request. Immutable.
final class ChatBody {
    private static final String OPTIONS = "stream_options";
    private static final String OLD_LIMIT = "max_tokens";
    private static final String NEW_LIMIT = "max_completion_tokens";

    /// What the protocol needs; a parameter of the same name does not replace it.
    private static final Set<String> OURS = Set.of("model", "messages", "stream", OPTIONS, "n");

    private static final Pattern UNKNOWN = Pattern.compile(
            "unknown|unrecognized|unrecognised|unsupported|unexpected|not supported|does not support|not permitted"
                    + "|not allowed|extra[_ ]forbidden|extra input|additional propert|not a valid parameter",
            Pattern.CASE_INSENSITIVE);

    private final ObjectNode json;

    private ChatBody(ObjectNode json) {
        this.json = json;
    }

    static ChatBody of(ChatRequest request, boolean streamOptions) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", request.model());
        ArrayNode messages = json.putArray("messages");
        for (ChatRequest.Turn turn : request.turns()) {
            // Several providers refuse a request because of one empty message (an answer that failed at once).
            if (!turn.isEmpty()) {
                messages.addObject().put("role", turn.role().code()).set("content", content(turn));
            }
        }
        json.put("stream", true);
        if (streamOptions) {
            json.putObject(OPTIONS).put("include_usage", true);
        }
        for (Map.Entry<String, JsonNode> parameter : request.parameters().entrySet()) {
            if (!OURS.contains(parameter.getKey())) {
                json.set(parameter.getKey(), parameter.getValue());
            }
        }
        return new ChatBody(json);
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
                case Part.Image(String mediaType, ChatRequest.Bytes bytes) ->
                    parts.addObject()
                            .put("type", "image_url")
                            .putObject("image_url")
                            .put(
                                    "url",
                                    "data:" + mediaType + ";base64,"
                                            + Base64.getEncoder().encodeToString(bytes.read()));
            }
        }
        return parts;
    }

    String json() {
        return json.toString();
    }

    /// The same without the parameter that `said`, the provider's refusal, names as one it does not take; empty when it
    /// refused for another reason.
    Optional<ChatBody> without(ProviderError error, String said) {
        boolean unknown = UNKNOWN.matcher(said).find();
        for (String name : fieldNames()) {
            boolean ours = OURS.contains(name) && !name.equals(OPTIONS);
            if (unknown && !ours && (isNamedBy(error.parameter(), name) || isNamedIn(said, name))) {
                return Optional.of(new ChatBody(without(name, said)));
            }
        }
        return Optional.empty();
    }

    private List<String> fieldNames() {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean isNamedBy(String parameter, String name) {
        return parameter.equals(name) || parameter.startsWith(name + ".");
    }

    private static boolean isNamedIn(String said, String name) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                .matcher(said)
                .find();
    }

    private ObjectNode without(String name, String said) {
        ObjectNode rest = json.deepCopy();
        JsonNode value = rest.remove(name);
        // The one parameter that has a successor with the same meaning.
        if (value != null && name.equals(OLD_LIMIT) && said.contains(NEW_LIMIT)) {
            rest.set(NEW_LIMIT, value);
        }
        return rest;
    }
}
