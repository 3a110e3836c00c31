package app.hearth.server.provider;

import app.hearth.common.wire.Json;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an answer that comes as pieces of JSON, as leniently as they are written: everything may be missing, null, or
/// of another type, and what is not known is skipped. Confined to one thread.
abstract sealed class AnswerReading implements PieceDecoder.Pieces
        permits CompletionReading, MessageReading, OllamaReading {
    private static final String END = "[DONE]";
    private static final Set<String> KEEP_ALIVES = Set.of("ping", "heartbeat", "keepalive", "keep-alive");

    private final AnswerFlow flow;
    private final Refusals refusals;
    private final boolean limited;
    private final SameShape shape = new SameShape();
    private boolean finished;
    private boolean streamEnded;
    private @Nullable ProviderException inTheEnd;

    /// @param limited whether the request itself says how long the answer may become
    AnswerReading(AnswerFlow flow, Refusals refusals, boolean limited) {
        this.flow = flow;
        this.refusals = refusals;
        this.limited = limited;
    }

    /// Takes one piece; false when nothing more needs to be read.
    abstract boolean read(String type, JsonNode piece) throws ProviderException;

    /// Whether an answer that came as one object, although a stream was asked for, is an answer.
    abstract boolean isWhole(JsonNode answer);

    /// Whether an answer that begins with an object has one on each line.
    abstract boolean inLines();

    AnswerFlow flow() {
        return flow;
    }

    Refusals refusals() {
        return refusals;
    }

    /// Whether the provider said that nothing more of the answer comes.
    boolean finished() {
        return finished;
    }

    void finish() {
        finished = true;
    }

    /// The answer is over and not what was asked for; told when the stream is, because the usage may still come.
    void failedInTheEnd(ProviderReason reason, String words) {
        finished = true;
        inTheEnd = refusals.failure(reason, words);
    }

    /// The answer is as long as it may become, which is what was asked for or something to tell.
    void cutByLimit() {
        if (limited) {
            finish();
        } else {
            failedInTheEnd(ProviderReason.CUT_OFF, "it became as long as this model's answers may be");
        }
    }

    /// To be called when everything is read; throws when the end that was said is no good one.
    void conclude() throws ProviderException {
        if (inTheEnd != null) {
            throw inTheEnd;
        }
    }

    /// From now on what cannot be read is taken for cut off, not for nonsense.
    void streamEnded() {
        streamEnded = true;
    }

    @Override
    public final boolean piece(String type, String data) throws ProviderException {
        Optional<String> more = shape.textIn(type, data);
        if (more.isPresent()) {
            flow.text(more.get());
            return true;
        }
        shape.forget();
        String text = data.strip();
        if (text.equals(END)) {
            finished = true;
            return false;
        }
        if (KEEP_ALIVES.contains(type.toLowerCase(Locale.ROOT))) {
            return true;
        }
        Optional<JsonNode> parsed = parsed(text);
        if (parsed.isPresent()) {
            return read(type, parsed.get(), text);
        }
        if (text.indexOf('\n') >= 0) {
            return eachLine(type, text);
        }
        if (finished || streamEnded) {
            return false;
        }
        throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "");
    }

    /// Remembers the shape of a piece that said text alone, but not of the first, because what repeats it is skipped.
    private boolean read(String type, JsonNode piece, String text) throws ProviderException {
        boolean first = flow.isEmpty();
        flow.listen();
        boolean goesOn = read(type, piece);
        if (goesOn && !first) {
            flow.onlyText().ifPresent(only -> shape.remember(type, text, only));
        }
        return goesOn;
    }

    /// An answer that came in one piece although a stream was asked for.
    void whole(String body) throws ProviderException {
        Optional<JsonNode> answer = parsed(body);
        if (answer.isEmpty() || !answer.get().isObject()) {
            throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "");
        }
        read("", answer.get());
        if (!isWhole(answer.get())) {
            throw refusals.failure(ProviderReason.NOT_UNDERSTOOD, "");
        }
        finished = true;
    }

    /// The error in a piece, or the piece itself when it came under that name.
    static Optional<ProviderError> error(String type, JsonNode piece) {
        Optional<ProviderError> error = ProviderError.in(piece);
        return error.isEmpty() && type.equals("error") ? Optional.of(ProviderError.ofBody(piece.toString())) : error;
    }

    private boolean eachLine(String type, String text) throws ProviderException {
        for (String line : text.split("\n", -1)) {
            if (!piece(type, line)) {
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
}
