package app.hearth.server.provider;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Plays the body of an answer to one protocol's reader, cut as a test likes it.
final class Playback {
    static final int MAX = 1_000_000;

    final Heard heard = new Heard();
    String detail = "";
    private final Making making;
    private final String provider;
    private boolean limited;

    /// How the reader is made.
    interface Making {
        AnswerReading reading(AnswerFlow flow, Refusals refusals, boolean limited);
    }

    Playback(String provider, Making making) {
        this.provider = provider;
        this.making = making;
    }

    static Playback openAi() {
        return new Playback("openai", CompletionReading::new);
    }

    static Playback anthropic() {
        return new Playback("anthropic", MessageReading::new);
    }

    static Playback ollama() {
        return new Playback("ollama", OllamaReading::new);
    }

    /// As if the request had said how long the answer may become.
    Playback limited() {
        limited = true;
        return this;
    }

    /// Why the answer failed, or nothing when it is whole; read in pieces of seven bytes.
    Optional<ProviderReason> end(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int[] cuts = new int[bytes.length / 7];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = 7 * (i + 1);
        }
        return end(bytes, cuts);
    }

    /// The same, cut at these places.
    Optional<ProviderReason> end(byte[] bytes, int... cuts) {
        Refusals refusals = new Refusals(new ProviderAccess(provider, "https://host/v1", Secret.of("")));
        AnswerFlow flow = new AnswerFlow(heard, () -> true, MAX);
        AnswerReading reading = making.reading(flow, refusals, limited);
        AnswerBody body = new AnswerBody(reading, refusals, MAX);
        try {
            boolean more = true;
            int from = 0;
            for (int i = 0; more && i <= cuts.length; i++) {
                int to = i == cuts.length ? bytes.length : cuts[i];
                more = body.feed(Arrays.copyOfRange(bytes, from, to), to - from);
                from = to;
            }
            if (more) {
                body.end();
            }
            reading.conclude();
            return Optional.empty();
        } catch (ProviderException e) {
            detail = e.problem().detail();
            return Optional.ofNullable(e.problem().reason());
        } finally {
            flow.end();
        }
    }
}
