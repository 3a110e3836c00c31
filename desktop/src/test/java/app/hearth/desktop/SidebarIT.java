package app.hearth.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// What is done to conversations at the side, and what the rest of the window makes of it, with the real server.
final class SidebarIT {
    private static final String SOUPS = "Plan a week of soups";
    private static final String TRAM = "Which tram goes up";
    private static final String NOTHING = "What is on your mind?";

    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();

    private final PatientProvider provider;

    SidebarIT() throws IOException {
        provider = new PatientProvider();
    }

    @BeforeEach
    void askTwice() throws TimeoutException {
        desk.open(desk.parts(data, new PatientInside(provider)));
        desk.makeProfile("Anna");
        desk.await(PatientProvider.MODEL);
        ask(SOUPS, "Leek on Monday.");
        desk.pressWithShortcut(KeyCode.N);
        desk.await(NOTHING);
        ask(TRAM, "The twelve.");
        awaitRow(SOUPS);
        awaitRow(TRAM);
    }

    @AfterEach
    void closeTheProvider() {
        provider.close();
    }

    @Test
    void aTitleThatIsChangedInPlaceStandsOverTheConversationToo() throws TimeoutException {
        robot.clickOn((Node node) -> isRow(node, SOUPS));
        desk.await(node -> isHead(node, SOUPS));
        robot.push(KeyCode.F2).write("Soups").push(KeyCode.ENTER);
        awaitRow("Soups");
        desk.await(node -> isHead(node, "Soups"));
    }

    @Test
    void severalAreTaggedArchivedAndDeletedAtOnceAndEachIsTakenBack() throws TimeoutException {
        chooseAll();
        press("Tags");
        robot.clickOn("New tag\u2026").write("home").push(KeyCode.ENTER);
        desk.await("2 tagged home");
        awaitRow(SOUPS + ", home");
        awaitRow(TRAM + ", home");
        undo();
        awaitRow(SOUPS);

        chooseAll();
        press("Archive");
        desk.await("2 archived");
        desk.await("Your conversations will stand here.");
        undo();
        awaitRow(SOUPS);

        chooseAll();
        robot.push(KeyCode.DELETE);
        desk.await("2 in the trash");
        desk.await(NOTHING);
        undo();
        awaitRow(SOUPS);
        awaitRow(TRAM);
    }

    @Test
    void whatLiesInTheTrashIsReadAgainOnceItIsTakenOut() throws TimeoutException {
        robot.clickOn((Node node) -> isRow(node, SOUPS));
        desk.await(SOUPS);
        robot.push(KeyCode.DELETE);
        desk.await("In the trash: " + SOUPS);
        desk.await(NOTHING);
        robot.clickOn("Trash");
        awaitRow(SOUPS + ", 30 days left");
        robot.clickOn((Node node) -> isRow(node, SOUPS + ", 30 days left"), MouseButton.SECONDARY)
                .clickOn("Take out of the trash");
        desk.await("What you delete is kept here for 30 days.");
        press("Back to the conversations");
        awaitRow(SOUPS);
        robot.clickOn((Node node) -> isRow(node, SOUPS));
        desk.await("Leek on Monday.");
    }

    private void ask(String question, String answer) throws TimeoutException {
        robot.write(question).push(KeyCode.ENTER);
        desk.await(PatientProvider.BEGINNING.strip());
        provider.end(answer);
        desk.await(answer);
    }

    private void chooseAll() throws TimeoutException {
        robot.interact(() -> robot.lookup(".conversation-list").query().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        desk.await("2 selected");
    }

    private void undo() {
        robot.clickOn(
                (Node node) -> node instanceof Button && Desk.wordsOf(node).equals("Undo") && ShownPage.isShown(node));
    }

    private void press(String called) {
        robot.clickOn((Node node) -> called.equals(node.getAccessibleText()) && ShownPage.isShown(node));
    }

    private void awaitRow(String spoken) throws TimeoutException {
        desk.await(node -> isRow(node, spoken));
    }

    /// Unread or not: the very end of an answer may have come a moment after it was left.
    private static boolean isRow(Node node, String spoken) {
        return node instanceof ListCell<?>
                && List.of(spoken, spoken + ", unread").contains(String.valueOf(node.getAccessibleText()));
    }

    private static boolean isHead(Node node, String title) {
        return node.getStyleClass().contains("chat-title")
                && !(node instanceof TextInputControl)
                && Desk.wordsOf(node).equals(title);
    }
}
