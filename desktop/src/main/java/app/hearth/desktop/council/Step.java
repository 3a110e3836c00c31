package app.hearth.desktop.council;

import app.hearth.common.council.Ballot;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.run.RunStatus;
import java.util.List;
import java.util.Objects;

/// How far a council is with one of its stages.
///
/// @param done how many of its calls brought what they were asked for
/// @param lost how many ended without
/// @param of how many there are; 0 while that is not known
record Step(int stage, State state, int done, int lost, int of) {
    enum State {
        WAITING,
        GOING,
        /// Ended, and everything asked for is there.
        WHOLE,
        /// Ended, and some of it is there.
        PARTIAL,
        /// Ended without anything, or before it could begin.
        NOTHING
    }

    /// All three, in order.
    static List<Step> of(Council council) {
        return List.of(answers(council), votes(council), chairman(council));
    }

    private static Step answers(Council council) {
        List<CouncilCall> calls = council.seats().stream()
                .map(CouncilSeat::answer)
                .filter(Objects::nonNull)
                .toList();
        int done = (int) calls.stream().filter(CouncilCall::isAnswered).count();
        int ended = (int) calls.stream().filter(Step::hasEnded).count();
        return step(council, CallId.ANSWERS, done, ended - done, council.seats().size());
    }

    private static Step votes(Council council) {
        int judges = (int) council.seats().stream()
                .filter(seat -> seat.answer() != null && seat.answer().isAnswered())
                .count();
        int done = 0;
        int lost = 0;
        for (CouncilSeat seat : council.seats()) {
            Ballot ballot = seat.ballot();
            if (ballot != null && ballot.ranking() != null) {
                done++;
            } else if (ballot != null && isOver(council, ballot)) {
                lost++;
            }
        }
        return step(council, CallId.BALLOTS, done, lost, council.stage() < CallId.BALLOTS ? 0 : judges);
    }

    /// A ballot without a ranking is asked for once more; while that may come, it is not lost.
    static boolean isOver(Council council, Ballot ballot) {
        boolean ended = !ballot.calls().isEmpty() && hasEnded(ballot.calls().getLast());
        boolean failed = ended && ballot.calls().getLast().status() != RunStatus.DONE;
        return ended
                && (failed
                        || ballot.calls().size() > 1
                        || council.stage() > CallId.BALLOTS
                        || !OpenCouncil.isGoingOn(council));
    }

    private static Step chairman(Council council) {
        List<CouncilCall> calls = council.chairman().calls();
        int done = (int) calls.stream().filter(CouncilCall::isAnswered).count();
        int ended = (int) calls.stream().filter(Step::hasEnded).count();
        return step(council, CallId.CHAIRMAN, done, ended - done, 1);
    }

    private static Step step(Council council, int stage, int done, int lost, int of) {
        return new Step(stage, state(council, stage, done, lost, of), done, lost, of);
    }

    private static State state(Council council, int stage, int done, int lost, int of) {
        boolean going = OpenCouncil.isGoingOn(council);
        if (council.stage() < stage) {
            return going ? State.WAITING : State.NOTHING;
        }
        if (going && council.stage() == stage) {
            return State.GOING;
        }
        if (done == 0) {
            return State.NOTHING;
        }
        boolean whole = stage == CallId.CHAIRMAN ? !council.degraded() : lost == 0 && done == of;
        return whole ? State.WHOLE : State.PARTIAL;
    }

    static boolean hasEnded(CouncilCall call) {
        return switch (call.status()) {
            case QUEUED, RUNNING -> false;
            case DONE, CANCELLED, FAILED, INTERRUPTED -> true;
        };
    }
}
