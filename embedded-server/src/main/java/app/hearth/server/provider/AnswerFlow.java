package app.hearth.server.provider;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.ProviderReason;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What of an answer goes on to the [ChatSink]: whole characters, up to the size allowed, and nothing after a cancel.
/// Confined to one thread.
final class AnswerFlow {
    private final ChatSink sink;
    private final BooleanSupplier open;
    private final WholeCharacters text = new WholeCharacters();
    private final WholeCharacters reasoning = new WholeCharacters();
    private final int maxAnswer;
    private int taken;
    private int heard;
    private String heardText = "";
    private RunPhase phase = RunPhase.ANSWERING;
    private @Nullable Usage usage;

    /// @param open whether anything may still be handed on
    /// @param maxAnswer bytes (UTF-8) of text and reasoning together
    AnswerFlow(ChatSink sink, BooleanSupplier open, int maxAnswer) {
        this.sink = sink;
        this.open = open;
        this.maxAnswer = maxAnswer;
    }

    /// What goes on before the first piece; after it nothing else does.
    void phase(RunPhase now) {
        if (isEmpty() && phase != now && open.getAsBoolean()) {
            phase = now;
            sink.phase(now);
        }
    }

    /// From now on what comes is counted for [#onlyText()].
    void listen() {
        heard = 0;
        heardText = "";
    }

    /// The text that came since [#listen()], if it was one piece and nothing else came.
    Optional<String> onlyText() {
        return heard == 1 && !heardText.isEmpty() ? Optional.of(heardText) : Optional.empty();
    }

    void text(String piece) throws ProviderException {
        if (!piece.isEmpty()) {
            heard++;
            heardText = piece;
        }
        String fitting = begun(text.take(piece));
        if (!fitting.isEmpty() && open.getAsBoolean()) {
            sink.text(fitting);
        }
        refuseMore();
    }

    void reasoning(String piece) throws ProviderException {
        if (!piece.isEmpty()) {
            heard++;
        }
        String fitting = begun(reasoning.take(piece));
        if (!fitting.isEmpty() && open.getAsBoolean()) {
            sink.reasoning(fitting);
        }
        refuseMore();
    }

    /// Keeps the numbers; providers that send them with every chunk count up, so the last ones are the right ones.
    void usage(Usage latest) {
        heard++;
        Usage before = usage;
        usage = before == null
                ? latest
                : new Usage(
                        latest.promptTokens() == null ? before.promptTokens() : latest.promptTokens(),
                        latest.completionTokens() == null ? before.completionTokens() : latest.completionTokens(),
                        latest.costUsd() == null ? before.costUsd() : latest.costUsd());
    }

    boolean isEmpty() {
        return taken == 0;
    }

    /// Hands on what waited, and the usage if any came. To be called once, whatever the end is; after a cancel, too,
    /// because what was used is owed.
    void end() {
        String lastReasoning = reasoning.rest();
        String lastText = text.rest();
        if (!lastReasoning.isEmpty() && open.getAsBoolean()) {
            sink.reasoning(lastReasoning);
        }
        if (!lastText.isEmpty() && open.getAsBoolean()) {
            sink.text(lastText);
        }
        if (usage != null) {
            sink.usage(usage);
        }
    }

    private String begun(String piece) {
        if (!piece.isEmpty()) {
            phase(RunPhase.ANSWERING);
        }
        return fitting(piece);
    }

    private String fitting(String piece) {
        int i = 0;
        while (i < piece.length()) {
            int codePoint = piece.codePointAt(i);
            int size = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (taken > maxAnswer - size) {
                taken = Integer.MAX_VALUE;
                return piece.substring(0, i);
            }
            taken += size;
            i += Character.charCount(codePoint);
        }
        return piece;
    }

    private void refuseMore() throws ProviderException {
        if (taken == Integer.MAX_VALUE) {
            throw new ProviderException(
                    ProviderReason.TOO_LONG, "The answer is longer than this server accepts; its beginning was kept.");
        }
    }
}
