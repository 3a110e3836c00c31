package app.hearth.desktop.council;

import static app.hearth.desktop.council.SomeCouncil.call;
import static app.hearth.desktop.council.SomeCouncil.seat;
import static app.hearth.desktop.council.SomeCouncil.vote;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.council.Ballot;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.run.RunStatus;
import app.hearth.desktop.ShownPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// Who voted how.
final class RankMatrixTest {
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final CouncilCall ANSWER = call(RunStatus.DONE, "Yes.");

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final List<CouncilSeat> read = new ArrayList<>();

    private RankMatrix open(Council council) throws TimeoutException {
        RankMatrix[] matrix = new RankMatrix[1];
        page.open(() -> {
            matrix[0] = new RankMatrix(new CouncilFacts((_, model) -> model), read::add);
            matrix[0].show(council, seat -> "Judge " + seat.seat());
            return new VBox(matrix[0]);
        });
        return matrix[0];
    }

    private static CouncilSeat judge(int number, @Nullable String label, @Nullable Ballot ballot) {
        return new CouncilSeat(number, "p", "m" + number, label, ANSWER, ballot);
    }

    private static Ballot without(@Nullable String fault, RunStatus... statuses) {
        List<CouncilCall> calls =
                Arrays.stream(statuses).map(status -> call(status, "Hm.")).toList();
        return new Ballot(calls, null, fault);
    }

    /// With the labels that its seats bear, in whatever order these come.
    private static Council of(RunStatus status, int stage, CouncilSeat... seats) {
        Map<String, Integer> labels = new LinkedHashMap<>();
        for (CouncilSeat seat : seats) {
            if (seat.label() != null) {
                labels.put(seat.label(), seat.seat());
            }
        }
        Council of = SomeCouncil.of(status, stage, List.of(seats));
        return new Council(
                of.id(),
                of.conversationId(),
                of.messageId(),
                of.runId(),
                status,
                stage,
                of.seats(),
                labels.isEmpty() ? null : labels,
                null,
                of.chairman(),
                false,
                null,
                of.prompts(),
                null,
                of.createdAt(),
                of.endedAt());
    }

    private static Node at(RankMatrix matrix, int row, int column) {
        return matrix.getChildren().stream()
                .filter(node -> GridPane.getRowIndex(node) == row && GridPane.getColumnIndex(node) == column)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> row(RankMatrix matrix, int row) {
        return matrix.getChildren().stream()
                .filter(node -> GridPane.getRowIndex(node) == row)
                .filter(Label.class::isInstance)
                .sorted((one, other) -> GridPane.getColumnIndex(one) - GridPane.getColumnIndex(other))
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private static List<String> bearing(RankMatrix matrix, PseudoClass mark) {
        return matrix.getChildren().stream()
                .filter(node -> node.getPseudoClassStates().contains(mark))
                .map(node -> GridPane.getRowIndex(node) + "/" + GridPane.getColumnIndex(node))
                .toList();
    }

    private static String why(RankMatrix matrix, int row) {
        Label why = (Label) at(matrix, row, 1);
        assertThat(why.getStyleClass()).contains("matrix-none");
        return why.getText();
    }

    @Test
    void columnsAndJudgesStandInTheOrderOfTheLabels() throws TimeoutException {
        RankMatrix matrix = open(of(
                RunStatus.DONE,
                3,
                judge(1, "C", vote("A", "C", "B")),
                judge(2, "A", vote("C", "B", "A")),
                judge(3, "B", vote("C", "A", "B"))));
        assertThat(row(matrix, 0)).containsExactly("Judge", "A", "B", "C");
        assertThat(row(matrix, 1)).containsExactly("Judge 2", "3", "2", "1");
        assertThat(row(matrix, 2)).containsExactly("Judge 3", "2", "3", "1");
        assertThat(row(matrix, 3)).containsExactly("Judge 1", "1", "3", "2");
        assertThat(at(matrix, 0, 2).getAccessibleText()).isEqualTo("Answer B");
        assertThat(((Label) at(matrix, 1, 0)).getTooltip().getText()).isEqualTo("Judge 2");
    }

    @Test
    void whatJudgesMadeOfTheirOwnAnswersIsMarkedAndSoIsEachFirstPlace() throws TimeoutException {
        RankMatrix matrix = open(of(RunStatus.DONE, 3, judge(1, "A", vote("A", "B")), judge(2, "B", vote("A", "B"))));
        assertThat(bearing(matrix, OWN)).containsExactly("1/1", "2/2");
        assertThat(bearing(matrix, FIRST)).containsExactly("1/1", "2/1");
        assertThat(at(matrix, 1, 1).getAccessibleText()).isEqualTo("Answer A, its own: place 1");
        assertThat(at(matrix, 1, 2).getAccessibleText()).isEqualTo("Answer B: place 2");
        assertThat(((Label) at(matrix, 1, 2)).getTooltip().getText()).isEqualTo("Answer B: place 2");
    }

    @Test
    void anAnswerThatAVoteLeavesOutHasNoPlaceInIt() throws TimeoutException {
        RankMatrix matrix = open(of(RunStatus.DONE, 3, judge(1, "A", vote("B")), judge(2, "B", vote("A", "B"))));
        assertThat(row(matrix, 1)).containsExactly("Judge 1", "–", "1");
        assertThat(bearing(matrix, FIRST)).containsExactly("1/2", "2/1");
    }

    @Test
    void whoeverHasNotVotedYetSaysHowFarItIs() throws TimeoutException {
        RankMatrix matrix = open(of(
                RunStatus.RUNNING,
                2,
                judge(1, "A", null),
                judge(2, "B", without(null, RunStatus.RUNNING)),
                judge(3, "C", without("none", RunStatus.DONE)),
                judge(4, "D", without("none", RunStatus.DONE, RunStatus.RUNNING))));
        assertThat(why(matrix, 1)).isEqualTo("waiting");
        assertThat(why(matrix, 2)).isEqualTo("judging");
        assertThat(why(matrix, 3)).as("it will be asked once more").isEqualTo("judging");
        assertThat(why(matrix, 4)).isEqualTo("asked once more");
        assertThat(Objects.requireNonNull(GridPane.getColumnSpan(at(matrix, 1, 1))))
                .as("over all columns")
                .isEqualTo(4);
    }

    @Test
    void aJudgeWithoutAUsableVoteSaysWhy() throws TimeoutException {
        RankMatrix matrix = open(of(
                RunStatus.DONE,
                3,
                judge(1, "A", vote("A", "B", "C", "D", "E", "F")),
                judge(2, "B", without("duplicate", RunStatus.DONE, RunStatus.DONE)),
                judge(3, "C", without(null, RunStatus.FAILED)),
                judge(4, "D", without(null, RunStatus.DONE, RunStatus.FAILED)),
                judge(5, "E", null)));
        assertThat(why(matrix, 2)).isEqualTo("no usable vote");
        assertThat(why(matrix, 3)).isEqualTo("failed");
        assertThat(why(matrix, 4)).isEqualTo("failed");
        assertThat(why(matrix, 5)).isEqualTo("did not vote");
    }

    @Test
    void aJudgeWhoWasStoppedOrInterruptedDidNotFail() throws TimeoutException {
        RankMatrix matrix = open(of(
                RunStatus.CANCELLED,
                2,
                judge(1, "A", without(null, RunStatus.CANCELLED)),
                judge(2, "B", without(null, RunStatus.DONE, RunStatus.INTERRUPTED)),
                judge(3, "C", without("none", RunStatus.DONE))));
        assertThat(why(matrix, 1)).isEqualTo("stopped");
        assertThat(why(matrix, 2)).isEqualTo("interrupted");
        assertThat(why(matrix, 3)).isEqualTo("no usable vote");
    }

    @Test
    void whoeverBroughtNoAnswerDoesNotJudge() throws TimeoutException {
        RankMatrix matrix = open(of(
                RunStatus.DONE,
                3,
                seat(1, call(RunStatus.FAILED, ""), null),
                judge(2, "B", vote("A", "B")),
                judge(3, "A", vote("A", "B"))));
        assertThat(row(matrix, 1)).containsExactly("Judge 3", "1", "2");
        assertThat(row(matrix, 2)).containsExactly("Judge 2", "1", "2");
        assertThat(row(matrix, 3)).isEmpty();
    }

    @Test
    void theButtonOfARowReadsItsJudgeAndIsThereOnceItWasAsked() throws TimeoutException {
        CouncilSeat first = judge(1, "B", vote("A", "B", "C"));
        CouncilSeat second = judge(2, "A", without("none", RunStatus.DONE, RunStatus.DONE));
        RankMatrix matrix = open(of(RunStatus.RUNNING, 2, first, second, judge(3, "C", null)));
        assertThat(matrix.getChildren()).filteredOn(Button.class::isInstance).hasSize(2);
        Button ofSecond = (Button) at(matrix, 1, 4);
        Button ofFirst = (Button) at(matrix, 2, 4);
        assertThat(ofFirst.getAccessibleText()).isEqualTo("Read what this judge said");
        robot.interact(ofFirst::fire);
        robot.interact(ofSecond::fire);
        assertThat(read).containsExactly(first, second);
    }

    @Test
    void anotherCouncilTakesThePlaceOfTheOneBeforeAlsoWithoutLabels() throws TimeoutException {
        RankMatrix matrix = open(of(RunStatus.DONE, 3, judge(1, "A", vote("A", "B")), judge(2, "B", vote("A", "B"))));
        robot.interact(
                () -> matrix.show(of(RunStatus.RUNNING, 1, judge(1, null, null), judge(2, null, null)), _ -> ""));
        assertThat(row(matrix, 0)).containsExactly("Judge");
        assertThat(matrix.getChildren()).hasSize(1);
        assertThat(matrix.getColumnConstraints()).hasSize(1);
    }
}
