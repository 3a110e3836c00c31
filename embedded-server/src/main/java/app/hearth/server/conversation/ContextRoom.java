package app.hearth.server.conversation;

import app.hearth.common.key.Model;
import app.hearth.server.provider.ChatRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How many tokens a request to a model may have, and how many of its context are kept for the answer.
///
/// @param context what the model holds
/// @param answer what is kept for the answer
record ContextRoom(long context, long answer) {
    /// Of a model's own maximum no more than this share of its context is kept: several models may fill all of it with
    /// an answer, and nothing would be left for the question.
    private static final int SHARE_OF_ANSWER = 4;

    /// Empty when nobody knows what the model holds.
    ///
    /// The answer's maximum is what the question says, else what the model can, else that share of the context.
    static Optional<ContextRoom> of(Optional<Model> model, Map<String, JsonNode> parameters) {
        OptionalLong held =
                model.map(Model::contextLength).map(OptionalLong::of).orElse(OptionalLong.empty());
        OptionalLong loaded = loaded(parameters);
        if (held.isEmpty() && loaded.isEmpty()) {
            return Optional.empty();
        }
        long context = Math.min(held.orElse(Long.MAX_VALUE), loaded.orElse(Long.MAX_VALUE));
        long share = Math.max(1, context / SHARE_OF_ANSWER);
        long usual = Math.min(
                share, model.map(Model::maxCompletionTokens).map(Long::valueOf).orElse(share));
        return Optional.of(new ContextRoom(context, wanted(parameters).orElse(usual)));
    }

    /// The context that Ollama is asked to load the model with.
    private static OptionalLong loaded(Map<String, JsonNode> parameters) {
        return Stream.of(parameters, options(parameters))
                .flatMap(given -> Optional.ofNullable(given.get("num_ctx")).stream())
                .filter(value -> value.canConvertToLong() && value.longValue() > 0)
                .mapToLong(JsonNode::longValue)
                .findFirst();
    }

    private static OptionalLong wanted(Map<String, JsonNode> parameters) {
        return Stream.of(parameters, options(parameters))
                .map(given -> new ChatRequest("", List.of(), given).longestAnswer())
                .flatMapToLong(OptionalLong::stream)
                .findFirst();
    }

    /// Ollama's own way to give parameters.
    private static Map<String, JsonNode> options(Map<String, JsonNode> parameters) {
        JsonNode options = parameters.get("options");
        return options == null
                ? Map.of()
                : options.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What is left for the request.
    long prompt() {
        return Math.max(0, context - answer);
    }
}
