package app.hearth.desktop.council;

import app.hearth.common.conversation.Usage;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.desktop.fx.Money;
import app.hearth.desktop.fx.Views;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// What is said of a council in words: how far it is, what became of it, what its calls took.
final class CouncilFacts {
    private static final long MINUTE = 60;

    private final BinaryOperator<String> names;
    private final ResourceBundle texts = Views.texts(CouncilFacts.class);

    /// @param names how a model calls itself, by its provider and its id
    CouncilFacts(BinaryOperator<String> names) {
        this.names = names;
    }

    String text(String key, Object... of) {
        return MessageFormat.format(texts.getString(key), of);
    }

    /// The council in a line: how far it is, or what became of it.
    String line(Council council) {
        List<Step> steps = Step.of(council);
        Step answers = steps.get(0);
        Step votes = steps.get(1);
        if (OpenCouncil.isGoingOn(council)) {
            return switch (council.stage()) {
                case CallId.ANSWERS -> text("line.answers", answers.done(), answers.of());
                case CallId.BALLOTS -> text("line.votes", votes.done(), votes.of());
                default -> text("line.chairman", writer(council));
            };
        }
        List<String> words = new ArrayList<>();
        words.add(text("line.answered", answers.done(), answers.of()));
        if (council.stage() >= CallId.BALLOTS) {
            words.add(text("line.voted", votes.done(), votes.of()));
        }
        time(council.createdAt(), council.endedAt()).ifPresent(words::add); // what it cost stands above it
        return String.join(" · ", words);
    }

    /// What all of it took, and how long.
    List<String> took(Council council) {
        List<String> words = new ArrayList<>();
        cost(council.usage()).ifPresent(words::add);
        time(council.createdAt(), council.endedAt()).ifPresent(words::add);
        return words;
    }

    /// Who writes the answer, or has written it.
    String writer(Council council) {
        return CouncilViewModel.chairman(council)
                .map(call -> names.apply(call.provider(), call.model()))
                .orElseGet(() -> names.apply(
                        council.chairman().provider(), council.chairman().model()));
    }

    /// Why another than the named chairman wrote it; empty when it was the chairman.
    Optional<String> degraded(Council council) {
        return council.degraded()
                ? Optional.of(text(
                        "chairman.degraded",
                        names.apply(
                                council.chairman().provider(),
                                council.chairman().model()),
                        writer(council)))
                : Optional.empty();
    }

    /// How it stands with a call: what it took when it brought something, else why not.
    String facts(@Nullable CouncilCall call) {
        if (call == null) {
            return text("call.waiting");
        }
        List<String> words = new ArrayList<>();
        switch (call.status()) {
            case QUEUED -> words.add(text("call.waiting"));
            case RUNNING -> words.add(text("call.going"));
            case CANCELLED -> words.add(text("call.stopped"));
            case INTERRUPTED -> words.add(text("call.interrupted"));
            case FAILED -> words.add(text("call.failed"));
            case DONE -> {
                if (call.text().isBlank()) {
                    words.add(text("call.empty"));
                }
            }
        }
        time(call.createdAt(), call.endedAt()).ifPresent(words::add);
        tokens(call.usage()).ifPresent(words::add);
        cost(call.usage()).ifPresent(words::add);
        if (call.reused()) {
            words.add(text("call.reused"));
        }
        return String.join(" · ", words);
    }

    private static Optional<String> cost(@Nullable Usage usage) {
        BigDecimal usd = usage == null ? null : usage.costUsd();
        return Optional.ofNullable(usd).map(Money::of);
    }

    private Optional<String> tokens(@Nullable Usage usage) {
        Integer said = usage == null ? null : usage.completionTokens();
        return Optional.ofNullable(said)
                .map(count ->
                        text("call.tokens", NumberFormat.getIntegerInstance().format(count)));
    }

    private Optional<String> time(Instant from, @Nullable Instant to) {
        if (to == null) {
            return Optional.empty();
        }
        long seconds = Math.max(1, Duration.between(from, to).plusMillis(500).toSeconds());
        return Optional.of(
                seconds < MINUTE
                        ? text("time.seconds", seconds)
                        : text("time.minutes", seconds / MINUTE, seconds % MINUTE));
    }
}
