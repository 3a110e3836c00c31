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

/// Reads a list of models, page by page and each entry for itself: what cannot be read of one is unknown, and an entry
/// without an id, or that is no model to talk with, is left out. Keeps the provider's order. Confined to one thread.
final class ModelList {
    private static final int MAX_TEXT = 256;
    private static final List<String> CONTEXT_LENGTHS =
            List.of("context_length", "context_window", "max_context_length", "max_model_len", "max_input_tokens");

    private final String provider;
    private final Refusals refusals;
    private final List<Model> models = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    ModelList(String provider, Refusals refusals) {
        this.provider = provider;
        this.refusals = refusals;
    }

    List<Model> models() {
        return List.copyOf(models);
    }

    /// Takes in a page; answers it, for what it says about the next one.
    JsonNode add(String body) throws ProviderException {
        JsonNode root = parsed(body);
        Optional<ProviderError> error = root.isObject() ? ProviderError.in(root) : Optional.empty();
        if (error.isPresent()) {
            throw refusals.inStream(error.get());
        }
        for (JsonNode entry : entries(root)) {
            Model model = model(entry);
            if (model != null && ids.add(model.id())) {
                models.add(model);
            }
        }
        return root;
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

    static JsonNode parsed(String body) {
        try {
            JsonNode root = Json.lenient().readTree(body.startsWith("\uFEFF") ? body.substring(1) : body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private @Nullable Model model(JsonNode entry) {
        String id = text(entry.path("id"), entry.path("name"), entry.path("model"));
        boolean usable = !id.isEmpty() && id.length() <= MAX_TEXT && id.chars().noneMatch(Character::isISOControl);
        if (!usable || !talks(id, entry)) {
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

    /// OpenRouter lists what makes only pictures and what answers only in batches; Mistral, what only completes.
    private static boolean talks(String id, JsonNode entry) {
        JsonNode out = entry.path("architecture").path("output_modalities");
        boolean silent = out.isArray() && !out.isEmpty() && !names(out, "text");
        boolean refuses = !entry.path("capabilities").path("completion_chat").asBoolean(true);
        return !silent && !refuses && !id.endsWith(":batch");
    }

    private static boolean names(JsonNode list, String name) {
        for (JsonNode entry : list) {
            if (entry.asText("").equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Integer contextLength(JsonNode entry) {
        for (String name : CONTEXT_LENGTHS) {
            Integer length = Numbers.positive(entry.path(name));
            if (length != null) {
                return length;
            }
        }
        return Numbers.positive(entry.path("top_provider").path("context_length"));
    }

    private static @Nullable Integer maxCompletionTokens(JsonNode entry) {
        Integer own = Numbers.positive(entry.path("top_provider").path("max_completion_tokens"));
        Integer other = own == null ? Numbers.positive(entry.path("max_completion_tokens")) : own;
        return other == null ? Numbers.positive(entry.path("max_tokens")) : other; // Anthropic
    }

    private static @Nullable Boolean reasoning(JsonNode entry) {
        if (entry.path("reasoning").isObject()) {
            return true;
        }
        JsonNode parameters = entry.path("supported_parameters");
        if (parameters.isArray()) {
            return names(parameters, "reasoning");
        }
        JsonNode supported = entry.path("capabilities").path("thinking").path("supported"); // Anthropic
        JsonNode reasoning =
                supported.isBoolean() ? supported : entry.path("capabilities").path("reasoning");
        return reasoning.isBoolean() ? reasoning.booleanValue() : null;
    }

    private static @Nullable Boolean vision(JsonNode entry) {
        JsonNode modalities = entry.path("architecture").path("input_modalities");
        if (modalities.isArray()) {
            return names(modalities, "image");
        }
        JsonNode capabilities = entry.path("capabilities");
        JsonNode supported = capabilities.path("image_input").path("supported"); // Anthropic
        JsonNode vision = supported.isBoolean() ? supported : capabilities.path("vision");
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
