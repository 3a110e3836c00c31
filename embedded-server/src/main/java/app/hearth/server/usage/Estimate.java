package app.hearth.server.usage;

import app.hearth.common.key.Model;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.TokenEstimate;
import java.util.Optional;

/// How many tokens a run may take at most, before anybody has counted them. Rather too many than too few.
record Estimate(long promptTokens, long completionTokens) {
    /// What an answer may have where neither the question nor the model's list sets a limit.
    static final long UNLIMITED_ANSWER = 8192;

    static Estimate of(ChatRequest chat, Optional<Model> model) {
        long tokens = TokenEstimate.of(chat);
        long prompt = tokens + tokens / 10;
        long most = model.flatMap(known -> longest(known, prompt)).orElse(UNLIMITED_ANSWER);
        return new Estimate(prompt, Math.min(most, chat.longestAnswer().orElse(most)));
    }

    private static Optional<Long> longest(Model model, long prompt) {
        if (model.maxCompletionTokens() != null) {
            return Optional.of((long) model.maxCompletionTokens());
        }
        return Optional.ofNullable(model.contextLength()).map(length -> Math.max(1, length - prompt));
    }
}
