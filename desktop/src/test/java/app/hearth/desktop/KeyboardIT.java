package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Other keys and another size in the whole program, chosen with nothing but keys, also at the next start.
final class KeyboardIT {
    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();

    @Test
    void aKeyIsGivenToAnotherCommandAndHoldsAtTheNextStart() throws Exception {
        desk.open(desk.parts(data, new DemoInside()));
        desk.makeProfile("Anna");
        desk.await("What is on your mind?");

        robot.push(KeyCode.F1);
        desk.await("Choose a key to change it");
        change("Usage and costs", KeyCode.L);
        desk.await("Ctrl+L is the key for “Lock now”.");
        press("Use Ctrl+L here");
        desk.await(node -> isNamed(node, "Usage and costs: Ctrl+L. Change"));
        assertThat(desk.shows("Unlock")).isFalse();
        robot.push(KeyCode.ESCAPE);
        desk.await("What is on your mind?");
        desk.pressWithShortcut(KeyCode.L);
        desk.await("No answers in this time.");

        desk.close();
        desk.open(desk.parts(data, new DemoInside()));
        desk.await("What is on your mind?");
        desk.pressWithShortcut(KeyCode.L);
        desk.await("No answers in this time.");
        robot.push(KeyCode.F1);
        press("All back to standard");
        desk.await(node -> isNamed(node, "Lock now: Ctrl+L. Change"));
        desk.pressWithShortcut(KeyCode.L);
        desk.await("Unlock");
    }

    @Test
    void enterBeginsALineForWhomSendsWithCtrl() throws Exception {
        desk.open(desk.parts(data, new DemoInside()));
        desk.makeProfile("Anna");
        desk.await("Enter sends · Shift+Enter for a new line");
        robot.push(KeyCode.F1);
        desk.await("Ctrl+Enter");
        robot.clickOn("Ctrl+Enter");
        robot.push(KeyCode.ESCAPE);
        desk.await("Ctrl+Enter sends · Enter for a new line");

        robot.write("one");
        robot.push(KeyCode.ENTER);
        robot.write("two");
        desk.await("one\ntwo");
        desk.pressWithShortcut(KeyCode.ENTER);
        desk.await("goes to that provider only.");
    }

    @Test
    void theWindowGrowsByKeysAlsoBeforeAnyoneIsInAndStaysSo() throws Exception {
        desk.open(desk.parts(data, new DemoInside()));
        desk.await("Who are you?");
        double before = widthOf("Make profile");
        desk.pressWithShortcut(KeyCode.PLUS);
        awaitWidth("Make profile", before * 1.1);
        desk.pressWithShortcut(KeyCode.ADD);
        awaitWidth("Make profile", before * 1.25);
        desk.pressWithShortcut(KeyCode.SUBTRACT);
        awaitWidth("Make profile", before * 1.1);

        desk.close();
        desk.open(desk.parts(data, new DemoInside()));
        desk.await("Who are you?");
        awaitWidth("Make profile", before * 1.1);
        desk.pressWithShortcut(KeyCode.DIGIT0);
        awaitWidth("Make profile", before);
    }

    private void change(String command, KeyCode key) throws TimeoutException {
        Node stroke = robot.lookup((Node node) ->
                        String.valueOf(node.getAccessibleText()).startsWith(command + ": ") && node instanceof Button)
                .query();
        robot.interact(stroke::requestFocus);
        robot.push(KeyCode.SPACE);
        desk.await("Press the new keys");
        desk.pressWithShortcut(key);
    }

    private void press(String words) throws TimeoutException {
        desk.await(words);
        Button button = robot.lookup(words).queryButton();
        robot.interact(button::requestFocus);
        robot.push(KeyCode.SPACE);
    }

    private static boolean isNamed(Node node, String name) {
        return name.equals(node.getAccessibleText()) && !(node instanceof TextInputControl);
    }

    private double widthOf(String words) {
        Node node = robot.lookup(words).query();
        return node.localToScene(node.getBoundsInLocal()).getWidth();
    }

    private void awaitWidth(String words, double wanted) throws TimeoutException {
        Looking.until(() -> Math.abs(widthOf(words) - wanted) < 2);
    }
}
