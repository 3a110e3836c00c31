package app.hearth.server.provider;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The body of a chat request, in whichever protocol. Immutable.
final class ChatBody {
    private static final String OLD_LIMIT = "max_tokens";
    private static final String NEW_LIMIT = "max_completion_tokens";

    private static final Pattern UNKNOWN = Pattern.compile(
            "unknown|unrecognized|unrecognised|unsupported|unexpected|not supported|does not support|not permitted"
                    + "|not allowed|extra[_ ]forbidden|extra input|additional propert|not a valid parameter"
                    + "|is deprecated|are deprecated",
            Pattern.CASE_INSENSITIVE);

    /// Ollama refuses `think` in the words "does not support thinking".
    private static final Map<String, String> CALLED_OTHERWISE = Map.of("think", "thinking");

    private final ObjectNode json;
    private final Set<String> needed;

    /// @param needed the fields without which it would not be the same question
    ChatBody(ObjectNode json, Set<String> needed) {
        this.json = json;
        this.needed = Set.copyOf(needed);
    }

    String json() {
        return Json.write(json);
    }

    /// The same without the parameter that `said`, the provider's refusal, names as one it does not take; empty when it
    /// refused for another reason.
    Optional<ChatBody> without(ProviderError error, String said) {
        boolean unknown = UNKNOWN.matcher(said).find();
        for (String name : fieldNames()) {
            if (unknown && !needed.contains(name) && (isNamedBy(error.parameter(), name) || isNamedIn(said, name))) {
                return Optional.of(new ChatBody(without(name, said), needed));
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
        String names = Pattern.quote(name) + "|" + Pattern.quote(CALLED_OTHERWISE.getOrDefault(name, name));
        return Pattern.compile("(?<![\\w-])(?:" + names + ")(?![\\w-])")
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
