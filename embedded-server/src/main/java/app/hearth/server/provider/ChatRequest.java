package app.hearth.server.provider;

import app.hearth.common.conversation.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What is asked of a model: the messages in order, and parameters passed on as they are.
public record ChatRequest(String model, List<Turn> turns, Map<String, JsonNode> parameters) {
    public ChatRequest {
        turns = List.copyOf(turns);
        parameters = Map.copyOf(parameters);
    }

    /// Whether it says itself how long the answer may become.
    boolean limitsAnswer() {
        return parameters.keySet().stream().anyMatch(Dialect::isLimit);
    }

    /// How many tokens it says the answer may have; empty when it does not, or not with a number above zero.
    public OptionalLong longestAnswer() {
        return parameters.entrySet().stream()
                .filter(parameter -> Dialect.isLimit(parameter.getKey()))
                .map(Map.Entry::getValue)
                .filter(limit -> limit.canConvertToLong() && limit.longValue() > 0)
                .mapToLong(JsonNode::longValue)
                .max();
    }

    /// One message of the conversation sent along.
    public record Turn(Role role, List<Part> parts) {
        public Turn {
            parts = List.copyOf(parts);
        }

        public Turn(Role role, String text) {
            this(role, List.of(new Part.Text(text)));
        }

        /// All its text in one piece, whatever stands between.
        public String text() {
            return parts.stream()
                    .map(part -> part instanceof Part.Text(String text) ? text : "")
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n\n"));
        }

        boolean isEmpty() {
            return parts.stream().allMatch(part -> part instanceof Part.Text(String text) && text.isEmpty());
        }

        boolean isPlain() {
            return parts.stream().allMatch(Part.Text.class::isInstance);
        }
    }

    /// A piece of a message, in the order in which it is said.
    public sealed interface Part {
        record Text(String text) implements Part {}

        /// A picture; `mediaType` is `image/png` or the like.
        record Image(String mediaType, Bytes bytes) implements Part {
            String base64() {
                return Base64.getEncoder().encodeToString(bytes.read());
            }
        }
    }

    /// Where the bytes of an image are. They are read when the request is written, so that a run holds none of them
    /// while it goes on.
    @FunctionalInterface
    public interface Bytes {
        /// Blocks; from any thread, once for each time that the request is sent.
        byte[] read();
    }
}
