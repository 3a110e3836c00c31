package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// One person's way through the branches of a conversation, in the whole program with its real server.
final class BranchWalkIT {
    private static final String MAY = "Where to in May";
    private static final String JUNE = "Where to in June";
    private static final KeyCodeCombination COMPARE =
            new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();
    private final PatientProvider provider;

    BranchWalkIT() throws IOException {
        provider = new PatientProvider();
    }

    @AfterEach
    void closeTheProvider() {
        provider.close();
    }

    @Test
    void aConversationIsWalkedThroughComparedForkedCutAndIsThereAgainTheNextTime() throws TimeoutException {
        desk.open(desk.parts(data, new PatientInside(provider)));
        desk.makeProfile("Anna");
        desk.await(PatientProvider.MODEL);
        robot.write(MAY).push(KeyCode.ENTER);
        answer("Lisbon.");

        editTheQuestion();
        regenerate();
        goToTheOtherBranchByTheOverview();
        compareAndGoOnWithTheFirstAnswer();
        fork();
        deleteTheBranchAndTakeItBack();

        desk.close();
        desk.open(desk.parts(data, new PatientInside(provider)));
        desk.await("What is on your mind?");
        desk.pressWithShortcut(KeyCode.DIGIT1); // the one in which something was done last
        desk.await("Lisbon.");
        seeBranches("1/2", "1/2");
        assertThat(provider.asked()).containsExactly(MAY, JUNE, MAY);
    }

    private void editTheQuestion() throws TimeoutException {
        robot.push(KeyCode.UP);
        desk.await("You are editing a question.");
        desk.pressWithShortcut(KeyCode.A);
        robot.write(JUNE).push(KeyCode.ENTER);
        answer("Porto.");
        seeBranches("2/2");
        assertThat(desk.shows("Lisbon.")).isFalse();

        robot.push(KeyCode.ALT, KeyCode.LEFT);
        desk.await("Lisbon.");
        seeBranches("1/2");
        assertThat(desk.shows("Porto.")).isFalse();
    }

    private void regenerate() throws TimeoutException {
        press("Try again");
        answer("Faro.");
        seeBranches("1/2", "2/2");
        assertThat(desk.shows("Lisbon.")).isFalse();
    }

    /// The overview lies over the conversation, so it gives way to the branch that has been chosen.
    private void goToTheOtherBranchByTheOverview() throws TimeoutException {
        desk.pressWithShortcut(KeyCode.B);
        desk.await(node -> isLineInSight(node, "Faro."));
        robot.push(KeyCode.END).push(KeyCode.ENTER);
        seeBranches("2/2");
        desk.await(node -> node instanceof TextArea && node.isFocused());

        desk.pressWithShortcut(KeyCode.B);
        desk.await(node -> isLineInSight(node, JUNE));
        robot.push(KeyCode.HOME).push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
        seeBranches("1/2", "2/2");
        desk.await("Faro.");
    }

    private void compareAndGoOnWithTheFirstAnswer() throws TimeoutException {
        desk.pressWithShortcut(KeyCode.K);
        robot.write("compare").push(KeyCode.ENTER);
        desk.await("1 of 2");
        robot.push(COMPARE);
        desk.await(node -> node instanceof TextArea && node.isFocused());
        robot.push(COMPARE);
        desk.await("1 of 2");
        desk.await("Lisbon.");
        desk.await("Faro.");
        robot.clickOn("Go on with this one");
        seeBranches("1/2", "1/2");
        desk.await("Lisbon.");
        assertThat(desk.shows("Faro.")).isFalse();
    }

    private void fork() throws TimeoutException {
        more("Go on in a new conversation from here");
        Looking.until(() -> rows() == 2);
        desk.await("Lisbon.");
        seeBranches();
        desk.pressWithShortcut(KeyCode.DIGIT2);
        seeBranches("1/2", "1/2");
    }

    private void deleteTheBranchAndTakeItBack() throws TimeoutException {
        more("Move to trash from here on");
        desk.await("One message is in the trash.");
        desk.await("Faro.");
        seeBranches("1/2");
        robot.clickOn(
                (Node node) -> node instanceof Button && Desk.wordsOf(node).equals("Undo") && ShownPage.isShown(node));
        desk.await("Lisbon.");
        seeBranches("1/2", "1/2");
    }

    private void answer(String end) throws TimeoutException {
        Looking.until(() -> desk.shows(PatientProvider.BEGINNING.strip()) && !desk.shows(end) && isAnswering());
        provider.end(end);
        desk.await(end);
        Looking.until(() -> !isAnswering());
    }

    private boolean isAnswering() {
        return desk.shows("Esc stops the answer");
    }

    /// Which of its siblings each message in sight is that has some, from the top.
    private void seeBranches(String... places) throws TimeoutException {
        Looking.until(() -> robot.lookup(".siblings-count").queryAll().stream()
                .filter(ShownPage::isShown)
                .sorted((one, other) -> Double.compare(
                        one.localToScene(0, 0).getY(), other.localToScene(0, 0).getY()))
                .map(Desk::wordsOf)
                .toList()
                .equals(List.of(places)));
    }

    /// Takes an item of the menu of the answer in sight.
    private void more(String item) throws TimeoutException {
        robot.clickOn((Node node) -> node.getStyleClass().contains("message-more")
                && node.getParent().getStyleClass().contains("answer-actions"));
        desk.await(item);
        robot.clickOn(item);
    }

    private void press(String called) {
        robot.clickOn((Node node) -> called.equals(node.getAccessibleText()) && ShownPage.isShown(node));
    }

    private static boolean isLineInSight(Node node, String words) {
        String spoken = String.valueOf(node.getAccessibleText());
        return node instanceof ListCell<?> && spoken.contains(words) && spoken.endsWith("In sight");
    }

    private int rows() {
        return (int) robot.lookup(".conversation-cell").queryAll().stream()
                .filter(node -> String.valueOf(node.getAccessibleText()).contains("Where to"))
                .count();
    }
}
