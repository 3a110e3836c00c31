package app.hearth.server.council;

import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.http.HttpFailure;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What of a council is taken over when some of it is asked anew: everything that does not depend on that.
final class Rerun {
    private static final int LEAST_ANSWERS = 2;

    private Rerun() {}

    /// The calls that are taken over. Fails as invalid when the council has no such stage or seat, and as a conflict
    /// when too little came before it.
    static List<HeldCall> kept(CouncilRecord before, CouncilRerun wanted) {
        Integer seat = wanted.seat();
        if (wanted.stage() < Stages.ANSWERS || wanted.stage() > Stages.CHAIRMAN) {
            throw new InvalidFieldException("stage", "A council has the stages 1 to 3.");
        }
        if (seat != null && (seat < 1 || seat > before.seats().size() || wanted.stage() == Stages.CHAIRMAN)) {
            throw new InvalidFieldException("seat", "This stage has no such seat.");
        }
        if (wanted.stage() > Stages.ANSWERS && before.answered().size() < LEAST_ANSWERS) {
            throw HttpFailure.of(
                    ErrorCode.CONFLICT, "A council takes two answers. Ask for those of the first stage anew.");
        }
        return switch (wanted.stage()) {
            case Stages.ANSWERS ->
                answers(before, seat == null ? allOrMissing(before) : number -> !number.equals(seat));
            case Stages.BALLOTS ->
                Stream.concat(
                                answers(before, _ -> true).stream(),
                                ballots(before, seat == null ? allOrUnusable(before) : number -> !number.equals(seat)))
                        .toList();
            default ->
                Stream.concat(answers(before, _ -> true).stream(), ballots(before, _ -> true))
                        .toList();
        };
    }

    private static Predicate<Integer> allOrMissing(CouncilRecord before) {
        boolean isWhole = before.answered().size() == before.seats().size();
        return _ -> !isWhole;
    }

    private static List<HeldCall> answers(CouncilRecord before, Predicate<Integer> kept) {
        return before.stage(Stages.ANSWERS).stream()
                .filter(held -> held.call().isAnswered() && kept.test(held.key().seat()))
                .map(Rerun::reused)
                .toList();
    }

    private static Predicate<Integer> allOrUnusable(CouncilRecord before) {
        boolean isWhole = before.usable().size() == before.answered().size();
        return _ -> !isWhole;
    }

    /// With the ballots that hold a ranking come those that did not hold it yet.
    private static Stream<HeldCall> ballots(CouncilRecord before, Predicate<Integer> kept) {
        List<Integer> usable =
                before.usable().stream().map(held -> held.key().seat()).toList();
        return before.stage(Stages.BALLOTS).stream()
                .filter(held -> usable.contains(held.key().seat())
                        && kept.test(held.key().seat()))
                .map(Rerun::reused);
    }

    private static HeldCall reused(HeldCall held) {
        CouncilCall call = held.call();
        return new HeldCall(
                held.key(),
                new CouncilCall(
                        call.runId(),
                        call.provider(),
                        call.model(),
                        call.status(),
                        call.text(),
                        call.reasoning(),
                        call.error(),
                        call.usage(),
                        true,
                        call.createdAt(),
                        Objects.requireNonNull(call.endedAt())),
                held.ranking(),
                held.fault());
    }
}
