package app.hearth.server.provider;

import app.hearth.common.conversation.Usage;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the events of an answer in Anthropic's protocol. Events, blocks and deltas it does not know say nothing.
final class MessageReading extends AnswerReading {
    private @Nullable Integer input;
    private @Nullable Integer cacheWritten;
    private @Nullable Integer cacheRead;
    private @Nullable Integer output;

    MessageReading(AnswerFlow flow, Refusals refusals, boolean limited) {
        super(flow, refusals, limited);
    }

    @Override
    boolean inLines() {
        return false;
    }

    @Override
    boolean isWhole(JsonNode answer) {
        return answer.path("content").isArray();
    }

    @Override
    boolean read(String event, JsonNode piece) throws ProviderException {
        String type = piece.path("type").asText(event);
        switch (type) {
            case "message_start" -> prompt(piece.path("message").path("usage"));
            case "content_block_start" -> block(piece.path("content_block"));
            case "content_block_delta" -> block(piece.path("delta"));
            case "message_delta" -> {
                usage(piece.path("usage"));
                stop(piece.path("delta"));
            }
            case "message" -> {
                usage(piece.path("usage"));
                for (JsonNode block : piece.path("content")) {
                    block(block);
                }
                stop(piece);
            }
            default -> {}
        }
        Optional<ProviderError> error = error(event, piece);
        if (error.isPresent()) {
            throw refusals().inStream(error.get());
        }
        if (type.equals("message_stop")) {
            finish();
            return false;
        }
        return true;
    }

    /// A block as it begins, or more of it; what is redacted or belongs to a tool has neither field.
    private void block(JsonNode block) throws ProviderException {
        switch (block.path("type").asText()) {
            case "text", "text_delta" -> flow().text(block.path("text").asText(""));
            case "thinking", "thinking_delta" ->
                flow().reasoning(block.path("thinking").asText(""));
            default -> {}
        }
    }

    /// What the question took. The answer's tokens are no figure yet: the first event counts one or two of them.
    private void prompt(JsonNode usage) {
        input = larger(input, usage.path("input_tokens"));
        cacheWritten = larger(cacheWritten, usage.path("cache_creation_input_tokens"));
        cacheRead = larger(cacheRead, usage.path("cache_read_input_tokens"));
        if (input != null || output != null) {
            flow().usage(new Usage(prompt(), output, null));
        }
    }

    /// The numbers count up, and not every event holds all of them.
    private void usage(JsonNode usage) {
        output = larger(output, usage.path("output_tokens"));
        prompt(usage);
    }

    /// What was read from a cache or written to it is not in `input_tokens`.
    private @Nullable Integer prompt() {
        if (input == null) {
            return null;
        }
        long all = input + (cacheWritten == null ? 0L : cacheWritten) + (cacheRead == null ? 0L : cacheRead);
        return (int) Math.min(Integer.MAX_VALUE, all);
    }

    private static @Nullable Integer larger(@Nullable Integer before, JsonNode node) {
        Integer now = Numbers.count(node);
        return before == null || (now != null && now > before) ? now : before;
    }

    private void stop(JsonNode delta) {
        switch (delta.path("stop_reason").asText("")) {
            case "", "null" -> {}
            case "max_tokens" -> cutByLimit();
            case "refusal" -> failedInTheEnd(ProviderReason.REFUSED_CONTENT, "its safety check stopped the answer");
            case "pause_turn" -> failedInTheEnd(ProviderReason.CUT_OFF, "it paused and waits to be asked to go on");
            case "model_context_window_exceeded" ->
                failedInTheEnd(ProviderReason.CUT_OFF, "the conversation fills all that this model can hold");
            default -> finish();
        }
    }
}
