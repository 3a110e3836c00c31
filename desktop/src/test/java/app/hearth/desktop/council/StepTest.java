package app.hearth.desktop.council;

import static app.hearth.desktop.council.SomeCouncil.call;
import static app.hearth.desktop.council.SomeCouncil.seat;
import static app.hearth.desktop.council.SomeCouncil.vote;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.council.Ballot;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.run.RunStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepTest {
    private static final CouncilSeat ANSWERED = seat(1, call(RunStatus.DONE, "Yes."), null);
    private static final CouncilSeat WRITING = seat(2, call(RunStatus.RUNNING, "N"), null);
    private static final CouncilSeat FAILED = seat(3, call(RunStatus.FAILED, ""), null);
    private static final CouncilSeat SILENT = seat(4, call(RunStatus.DONE, " "), null);
    private static final CouncilSeat VOTED = seat(1, call(RunStatus.DONE, "Yes."), vote("A", "B"));
    private static final CouncilSeat OTHER = seat(2, call(RunStatus.DONE, "No."), vote("B", "A"));

    @Test
    void aSeatThatFailedOrSaidNothingIsLost() {
        List<Step> steps = Step.of(SomeCouncil.of(RunStatus.RUNNING, 1, List.of(ANSWERED, WRITING, FAILED, SILENT)));
        assertThat(steps.getFirst()).isEqualTo(new Step(1, Step.State.GOING, 1, 2, 4));
        assertThat(steps.get(1)).isEqualTo(new Step(2, Step.State.WAITING, 0, 0, 0));
        assertThat(steps.get(2)).isEqualTo(new Step(3, Step.State.WAITING, 0, 0, 1));
    }

    @Test
    void onlyWhoeverAnsweredJudges() {
        List<Step> steps = Step.of(SomeCouncil.of(RunStatus.RUNNING, 2, List.of(VOTED, OTHER, FAILED)));
        assertThat(steps.getFirst()).isEqualTo(new Step(1, Step.State.PARTIAL, 2, 1, 3));
        assertThat(steps.get(1)).isEqualTo(new Step(2, Step.State.GOING, 2, 0, 2));
    }

    @Test
    void aVoteThatIsAskedForOnceMoreIsNotLostYet() {
        Ballot first = new Ballot(List.of(call(RunStatus.DONE, "Hm.")), null, "none");
        Ballot twice = new Ballot(List.of(call(RunStatus.DONE, "Hm."), call(RunStatus.DONE, "Hm.")), null, "none");
        Ballot second = new Ballot(List.of(call(RunStatus.DONE, "Hm."), call(RunStatus.RUNNING, "")), null, "none");
        assertThat(lost(first)).isZero();
        assertThat(lost(second)).isZero();
        assertThat(lost(twice)).isEqualTo(1);
        assertThat(lost(new Ballot(List.of(call(RunStatus.FAILED, "")), null, null)))
                .isEqualTo(1);
    }

    private static int lost(Ballot ballot) {
        CouncilSeat judge = seat(2, call(RunStatus.DONE, "No."), ballot);
        return Step.of(SomeCouncil.of(RunStatus.RUNNING, 2, List.of(VOTED, judge)))
                .get(1)
                .lost();
    }

    @Test
    void aVoteWithoutARankingIsLostWhenTheCouncilWentOn() {
        Ballot first = new Ballot(List.of(call(RunStatus.DONE, "Hm.")), null, "none");
        CouncilSeat judge = seat(2, call(RunStatus.DONE, "No."), first);
        assertThat(Step.of(SomeCouncil.of(RunStatus.RUNNING, 3, List.of(VOTED, judge)))
                        .get(1))
                .isEqualTo(new Step(2, Step.State.PARTIAL, 1, 1, 2));
        assertThat(Step.of(SomeCouncil.of(RunStatus.INTERRUPTED, 2, List.of(VOTED, judge)))
                        .get(1))
                .isEqualTo(new Step(2, Step.State.PARTIAL, 1, 1, 2));
    }

    @Test
    void whatNeverBeganInACouncilThatEndedCameToNothing() {
        List<Step> steps = Step.of(SomeCouncil.of(RunStatus.FAILED, 1, List.of(ANSWERED, FAILED)));
        assertThat(steps)
                .extracting(Step::state)
                .containsExactly(Step.State.PARTIAL, Step.State.NOTHING, Step.State.NOTHING);
        assertThat(Step.of(SomeCouncil.of(RunStatus.FAILED, 1, List.of(FAILED, FAILED)))
                        .getFirst()
                        .state())
                .isEqualTo(Step.State.NOTHING);
    }

    @Test
    void aStageInWhichSomebodyWasNeverAskedIsNotWhole() {
        CouncilSeat unasked = seat(2, null, null);
        assertThat(Step.of(SomeCouncil.of(RunStatus.INTERRUPTED, 1, List.of(ANSWERED, unasked)))
                        .getFirst())
                .isEqualTo(new Step(1, Step.State.PARTIAL, 1, 0, 2));
        CouncilSeat silent = seat(2, call(RunStatus.DONE, "No."), null);
        assertThat(Step.of(SomeCouncil.of(RunStatus.CANCELLED, 2, List.of(VOTED, silent)))
                        .get(1))
                .isEqualTo(new Step(2, Step.State.PARTIAL, 1, 0, 2));
    }

    @Test
    void anAnswerOfAnotherThanTheNamedChairmanIsWholeButForHim() {
        List<CouncilSeat> seats = List.of(VOTED, OTHER);
        assertThat(Step.of(SomeCouncil.of(RunStatus.DONE, 3, seats, call(RunStatus.DONE, "So.")))
                        .getLast()
                        .state())
                .isEqualTo(Step.State.WHOLE);
        assertThat(Step.of(SomeCouncil.of(
                                RunStatus.DONE, 3, seats, call(RunStatus.FAILED, ""), call(RunStatus.DONE, "So.")))
                        .getLast())
                .isEqualTo(new Step(3, Step.State.PARTIAL, 1, 1, 1));
        assertThat(Step.of(SomeCouncil.of(RunStatus.FAILED, 3, seats, call(RunStatus.FAILED, "")))
                        .getLast()
                        .state())
                .isEqualTo(Step.State.NOTHING);
    }

    @Test
    void oneThatEndedGoesOnWithWhatIsMissingOfItsStageOrElseWithTheNext() {
        List<CouncilSeat> voted = List.of(VOTED, OTHER);
        List<CouncilSeat> half = List.of(VOTED, seat(2, call(RunStatus.DONE, "No."), null), FAILED);
        assertThat(CouncilViewModel.missingFrom(SomeCouncil.of(RunStatus.CANCELLED, 2, voted)))
                .isEqualTo(3);
        assertThat(CouncilViewModel.missingFrom(SomeCouncil.of(RunStatus.CANCELLED, 2, half)))
                .isEqualTo(2);
        assertThat(CouncilViewModel.missingFrom(SomeCouncil.of(RunStatus.FAILED, 1, List.of(ANSWERED, FAILED))))
                .isEqualTo(1);
        assertThat(CouncilViewModel.missingFrom(SomeCouncil.of(RunStatus.FAILED, 3, voted, call(RunStatus.FAILED, ""))))
                .isEqualTo(3);
    }
}
