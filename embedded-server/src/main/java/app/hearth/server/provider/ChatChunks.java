package app.hearth.server.provider;

import app.hearth.common.conversation.Usage;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the chunks of an answer as leniently as they are written: everything may be missing, null, or of another type,
/// and what is not known is skipped. Confined to one thread.
final class ChatChunks implements SseDecoder.Events {
    private static final String END = "[DONE]";
    private static final Set<String> FAILED = Set.of("error", "network_error");
    private static final Set<String> KEEP_ALIVES = Set.of("ping", "heartbeat", "keepalive", "keep-alive");

    private final AnswerFlow flow;
    private final Refusals refusals;
    private boolean finished;
    private boolean streamEnded;

    ChatChunks(AnswerFlow flow, Refusals refusals) {
        this.flow = flow;
        this.refusals = refusals;
    }

    /// Whether the provider said that the answer is whole: by a finish reason or by `[DONE]`.
    boolean finished() {
        return finished;
    }

    /// From now on what cannot be read is taken for cut off, not for nonsense.
    void streamEnded() {
        streamEnded = true;
    }

    @Override
    public boolean event(String type, String data) throws ProviderException {
        String text = data.strip();
        if (text.equals(END)) {
            finished = true;
            return false;
        }
        if (KEEP_ALIVES.contains(type.toLowerCase(Locale.ROOT))) {
            return true;
        }
        Optional<JsonNode> chunk = parsed(text);
        if (chunk.isPresent()) {
            chunk(type, chunk.get());
            return true;
        }
        if (text.indexOf('\n') >= 0) {
            return eachLine(type, text);
        }
        if (finished || streamEnded) {
            return false;
        }
        throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "");
    }

    /// An answer that came in one piece although a stream was asked for.
    void whole(String body) throws ProviderException {
        Optional<JsonNode> answer = parsed(body);
        if (answer.isEmpty() || !answer.get().isObject()) {
            throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "");
        }
        chunk("", answer.get());
        if (!answer.get().path("choices").path(0).path("message").isObject()) {
            throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "");
        }
        finished = true;
    }

    private boolean eachLine(String type, String text) throws ProviderException {
        for (String line : text.split("\n", -1)) {
            if (!event(type, line)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(Json.lenient().readTree(text));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private void chunk(String type, JsonNode chunk) throws ProviderException {
        usage(chunk);
        JsonNode choices = chunk.path("choices");
        for (JsonNode choice : choices) {
            if (choice.path("index").asInt(0) == 0) {
                choice(choice);
            }
        }
        // An error comes last, so that text sent along with it is kept.
        Optional<ProviderError> error = ProviderError.in(chunk);
        if (error.isEmpty() && type.equals("error")) {
            error = Optional.of(ProviderError.ofBody(chunk.toString()));
        }
        if (error.isPresent()) {
            throw refusals.inStream(error.get());
        }
        for (JsonNode choice : choices) {
            finish(choice.path("finish_reason").asText("").toLowerCase(Locale.ROOT));
        }
    }

    private void choice(JsonNode choice) throws ProviderException {
        JsonNode delta = choice.path("delta").isObject() ? choice.path("delta") : choice.path("message");
        boolean repeatsAll = !choice.path("delta").isObject() && !flow.isEmpty();
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
                flow.reasoning(text);
                return;
            }
        }
        for (JsonNode detail : delta.path("reasoning_details")) {
            JsonNode text = detail.path("text").isTextual() ? detail.path("text") : detail.path("summary");
            if (text.isTextual()) {
                flow.reasoning(text.textValue());
            }
        }
    }

    private void content(JsonNode content) throws ProviderException {
        if (content.isTextual()) {
            flow.text(content.textValue());
            return;
        }
        for (JsonNode part : content) {
            if (part.isTextual()) {
                flow.text(part.textValue());
            } else if (part.path("type").asText().equals("thinking")) {
                thinking(part.path("thinking"));
            } else if (part.path("text").isTextual()) {
                flow.text(part.path("text").textValue());
            }
        }
    }

    private void thinking(JsonNode thinking) throws ProviderException {
        if (thinking.isTextual()) {
            flow.reasoning(thinking.textValue());
        }
        for (JsonNode part : thinking) {
            flow.reasoning(part.path("text").asText(""));
        }
    }

    private void finish(String reason) throws ProviderException {
        if (FAILED.contains(reason)) {
            throw refusals.failure(ProviderReason.UNAVAILABLE, "");
        }
        if (reason.equals("content_filter")) {
            throw refusals.failure(ProviderReason.REFUSED_CONTENT, "its content filter stopped the answer");
        }
        finished |= !reason.isEmpty() && !reason.equals("null");
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
            flow.usage(numbers);
        }
    }
}
