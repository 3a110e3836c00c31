package app.hearth.server.usage;

import app.hearth.common.key.Model;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatRequest.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// How many tokens a run may take at most, before anybody has counted them. Rather too many than too few.
record Estimate(long promptTokens, long completionTokens) {
    /// What an answer may have where neither the question nor the model's list sets a limit.
    static final long UNLIMITED_ANSWER = 8192;

    private static final int BYTES_PER_TOKEN = 3;
    private static final int PER_TURN = 8;
    private static final int PER_IMAGE = 2000;
    private static final List<String> LIMITS = List.of("max_completion_tokens", "max_tokens", "num_predict");

    static Estimate of(ChatRequest chat, Optional<Model> model) {
        long prompt = prompt(chat);
        long most = model.flatMap(known -> longest(known, prompt)).orElse(UNLIMITED_ANSWER);
        return new Estimate(
                prompt, wanted(chat).map(limit -> Math.min(limit, most)).orElse(most));
    }

    /// A third of the text's bytes, and a tenth more.
    private static long prompt(ChatRequest chat) {
        long tokens = 0;
        for (ChatRequest.Turn turn : chat.turns()) {
            tokens += PER_TURN;
            for (Part part : turn.parts()) {
                tokens += switch (part) {
                    case Part.Text(String text) -> bytes(text) / BYTES_PER_TOKEN + 1;
                    case Part.Image _ -> PER_IMAGE;
                };
            }
        }
        return tokens + tokens / 10;
    }

    /// As UTF-8, without writing it.
    private static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private static Optional<Long> longest(Model model, long prompt) {
        if (model.maxCompletionTokens() != null) {
            return Optional.of((long) model.maxCompletionTokens());
        }
        return Optional.ofNullable(model.contextLength()).map(length -> Math.max(1, length - prompt));
    }

    private static Optional<Long> wanted(ChatRequest chat) {
        for (String name : LIMITS) {
            JsonNode limit = chat.parameters().get(name);
            if (limit != null && limit.canConvertToLong() && limit.longValue() > 0) {
                return Optional.of(limit.longValue());
            }
        }
        return Optional.empty();
    }
}
