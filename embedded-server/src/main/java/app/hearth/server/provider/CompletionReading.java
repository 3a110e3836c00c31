package app.hearth.server.provider;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the chunks of an answer in OpenAI's protocol.
final class CompletionReading extends AnswerReading {
    private static final Set<String> FAILED = Set.of("error", "network_error");
    private static final Set<String> CUT = Set.of("length", "max_tokens");

    /// OpenRouter's comment, as long as nobody has begun to answer.
    private static final String WAITING = "OPENROUTER PROCESSING";

    CompletionReading(AnswerFlow flow, Refusals refusals, boolean limited) {
        super(flow, refusals, limited);
    }

    @Override
    public void comment(String text) {
        if (text.contains(WAITING)) {
            flow().phase(RunPhase.QUEUED);
        }
    }

    @Override
    boolean inLines() {
        return false;
    }

    @Override
    boolean isWhole(JsonNode answer) {
        return answer.path("choices").path(0).path("message").isObject();
    }

    @Override
    boolean read(String type, JsonNode chunk) throws ProviderException {
        usage(chunk);
        JsonNode choices = chunk.path("choices");
        for (JsonNode choice : choices) {
            if (choice.path("index").asInt(0) == 0) {
                choice(choice);
            }
        }
        // An error comes last, so that text sent along with it is kept.
        Optional<ProviderError> error = error(type, chunk);
        if (error.isPresent()) {
            throw refusals().inStream(error.get());
        }
        for (JsonNode choice : choices) {
            finish(choice.path("finish_reason").asText("").toLowerCase(Locale.ROOT));
        }
        return true;
    }

    private void choice(JsonNode choice) throws ProviderException {
        JsonNode delta = choice.path("delta").isObject() ? choice.path("delta") : choice.path("message");
        boolean repeatsAll = !choice.path("delta").isObject() && !flow().isEmpty();
        if (delta.isObject() && !repeatsAll) {
            reasoning(delta);
            content(delta.path("content"));
            content(delta.path("refusal"));
        }
        usage(choice);
    }

    /// One of the three names, because some providers send the same text under two.
    private void reasoning(JsonNode delta) throws ProviderException {
        for (String name : new String[] {"reasoning_content", "reasoning"}) {
            String text = delta.path(name).isTextual() ? delta.path(name).textValue() : "";
            if (!text.isEmpty()) {
                flow().reasoning(text);
                return;
            }
        }
        for (JsonNode detail : delta.path("reasoning_details")) {
            JsonNode text = detail.path("text").isTextual() ? detail.path("text") : detail.path("summary");
            if (text.isTextual()) {
                flow().reasoning(text.textValue());
            }
        }
    }

    private void content(JsonNode content) throws ProviderException {
        if (content.isTextual()) {
            flow().text(content.textValue());
            return;
        }
        for (JsonNode part : content) {
            if (part.isTextual()) {
                flow().text(part.textValue());
            } else if (part.path("type").asText().equals("thinking")) {
                thinking(part.path("thinking"));
            } else if (part.path("text").isTextual()) {
                flow().text(part.path("text").textValue());
            }
        }
    }

    private void thinking(JsonNode thinking) throws ProviderException {
        if (thinking.isTextual()) {
            flow().reasoning(thinking.textValue());
        }
        for (JsonNode part : thinking) {
            flow().reasoning(part.path("text").asText(""));
        }
    }

    private void finish(String reason) throws ProviderException {
        if (FAILED.contains(reason)) {
            throw refusals().failure(ProviderReason.UNAVAILABLE, "");
        }
        if (reason.equals("content_filter")) {
            failedInTheEnd(ProviderReason.REFUSED_CONTENT, "its content filter stopped the answer");
        } else if (CUT.contains(reason)) {
            cutByLimit();
        } else if (!reason.isEmpty() && !reason.equals("null")) {
            finish();
        }
    }

    private void usage(JsonNode chunk) {
        JsonNode usage = chunk.path("usage").isObject()
                ? chunk.path("usage")
                : chunk.path("x_groq").path("usage");
        if (!usage.isObject()) {
            return;
        }
        Usage numbers = new Usage(
                Numbers.count(usage.has("prompt_tokens") ? usage.path("prompt_tokens") : usage.path("input_tokens")),
                Numbers.count(
                        usage.has("completion_tokens") ? usage.path("completion_tokens") : usage.path("output_tokens")),
                Numbers.money(usage.path("cost")));
        if (numbers.promptTokens() != null || numbers.completionTokens() != null || numbers.costUsd() != null) {
            flow().usage(numbers);
        }
    }
}
