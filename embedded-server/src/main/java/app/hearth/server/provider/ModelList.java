package app.hearth.server.provider;

import app.hearth.common.key.Model;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a list of models, each entry for itself: what cannot be read of one is unknown, and an entry without an id is
/// left out. Keeps the provider's order.
final class ModelList {
    private static final int MAX_TEXT = 256;

    private final String provider;
    private final Refusals refusals;

    ModelList(String provider, Refusals refusals) {
        this.provider = provider;
        this.refusals = refusals;
    }

    List<Model> read(String body) throws ProviderException {
        JsonNode root = parsed(body);
        Optional<ProviderError> error = root.isObject() ? ProviderError.in(root) : Optional.empty();
        if (error.isPresent()) {
            throw refusals.inStream(error.get());
        }
        List<Model> models = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : entries(root)) {
            Model model = model(entry);
            if (model != null && ids.add(model.id())) {
                models.add(model);
            }
        }
        return models;
    }

    private JsonNode entries(JsonNode root) throws ProviderException {
        if (root.isArray()) {
            return root;
        }
        for (String name : new String[] {"data", "models"}) {
            // Ollama without any model says null.
            if (root.path(name).isArray() || root.path(name).isNull()) {
                return root.path(name);
            }
        }
        throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "no list of models");
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode root = Json.lenient().readTree(body.startsWith("\uFEFF") ? body.substring(1) : body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private @Nullable Model model(JsonNode entry) {
        String id = text(entry.path("id"), entry.path("name"), entry.path("model"));
        if (id.isEmpty() || id.length() > MAX_TEXT || id.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        String name = readable(text(entry.path("name"), entry.path("display_name")));
        JsonNode pricing = entry.path("pricing");
        return new Model(
                provider,
                id,
                name.isEmpty() ? id : name,
                contextLength(entry),
                maxCompletionTokens(entry),
                Numbers.money(pricing.path("prompt")),
                Numbers.money(pricing.path("completion")),
                vision(entry),
                reasoning(entry));
    }

    private static @Nullable Integer contextLength(JsonNode entry) {
        for (String name : new String[] {"context_length", "context_window", "max_context_length", "max_model_len"}) {
            Integer length = positive(entry.path(name));
            if (length != null) {
                return length;
            }
        }
        return positive(entry.path("top_provider").path("context_length"));
    }

    private static @Nullable Integer maxCompletionTokens(JsonNode entry) {
        Integer own = positive(entry.path("top_provider").path("max_completion_tokens"));
        return own == null ? positive(entry.path("max_completion_tokens")) : own;
    }

    private static @Nullable Boolean reasoning(JsonNode entry) {
        if (entry.path("reasoning").isObject()) {
            return true;
        }
        JsonNode parameters = entry.path("supported_parameters");
        if (parameters.isArray()) {
            for (JsonNode parameter : parameters) {
                if (parameter.asText("").equals("reasoning")) {
                    return true;
                }
            }
            return false;
        }
        JsonNode reasoning = entry.path("capabilities").path("reasoning");
        return reasoning.isBoolean() ? reasoning.booleanValue() : null;
    }

    private static @Nullable Integer positive(JsonNode node) {
        Integer count = Numbers.count(node);
        return count == null || count == 0 ? null : count;
    }

    private static @Nullable Boolean vision(JsonNode entry) {
        JsonNode modalities = entry.path("architecture").path("input_modalities");
        if (modalities.isArray()) {
            for (JsonNode modality : modalities) {
                if (modality.asText("").equalsIgnoreCase("image")) {
                    return true;
                }
            }
            return false;
        }
        JsonNode vision = entry.path("capabilities").path("vision");
        return vision.isBoolean() ? vision.booleanValue() : null;
    }

    private static String text(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (candidate.isTextual() && !candidate.textValue().isBlank()) {
                return candidate.textValue().strip();
            }
        }
        return "";
    }

    private static String readable(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) : line;
    }
}
