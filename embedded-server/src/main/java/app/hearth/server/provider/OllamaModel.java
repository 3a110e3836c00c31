package app.hearth.server.provider;

import app.hearth.common.key.Model;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Ollama tells about a model.
///
/// @param contextLength what the model can hold, or 0
/// @param ownContext what it is to be loaded with at least (`PARAMETER num_ctx` of its file), or 0
/// @param abilities what it can (`completion`, `vision`, `thinking`, …); empty when an old server does not say
record OllamaModel(int contextLength, int ownContext, Set<String> abilities) {
    static final OllamaModel UNKNOWN = new OllamaModel(0, 0, Set.of());

    private static final String CONTEXT_LENGTH = ".context_length";
    private static final Pattern NUM_CTX = Pattern.compile("(?m)^num_ctx\\s+(\\d{1,9})\\s*$");

    OllamaModel {
        abilities = Set.copyOf(abilities);
    }

    /// Reads the answer of `/api/show`.
    static OllamaModel of(JsonNode said) {
        JsonNode info = said.path("model_info");
        int length = count(info.path(info.path("general.architecture").asText() + CONTEXT_LENGTH));
        for (Map.Entry<String, JsonNode> field : info.properties()) {
            if (length == 0 && field.getKey().endsWith(CONTEXT_LENGTH)) {
                length = count(field.getValue());
            }
        }
        Matcher own = NUM_CTX.matcher(said.path("parameters").asText(""));
        Set<String> abilities = new HashSet<>();
        said.path("capabilities").forEach(ability -> abilities.add(ability.asText("")));
        return new OllamaModel(length, own.find() ? Integer.parseInt(own.group(1)) : 0, abilities);
    }

    private static int count(JsonNode node) {
        Integer count = Numbers.count(node);
        return count == null ? 0 : count;
    }

    /// No context is useful beyond this.
    int longestContext() {
        return contextLength == 0 ? Integer.MAX_VALUE : contextLength;
    }

    /// Whether one can talk with it; a model that only embeds cannot.
    boolean talks() {
        return abilities.isEmpty() || abilities.contains("completion");
    }

    Model describing(Model listed) {
        return new Model(
                listed.provider(),
                listed.id(),
                listed.name(),
                contextLength == 0 ? listed.contextLength() : Integer.valueOf(contextLength),
                listed.maxCompletionTokens(),
                listed.promptPrice(),
                listed.completionPrice(),
                can("vision"),
                can("thinking"));
    }

    private @Nullable Boolean can(String ability) {
        return abilities.isEmpty() ? null : Boolean.valueOf(abilities.contains(ability));
    }
}
