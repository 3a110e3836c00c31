package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Finding words in a conversation of the whole program, with nothing but keys.
final class FindIT {
    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();

    @Test
    void wordsAreFoundMarkedAndWalkedThroughAndTheFocusComesBack() throws Exception {
        desk.open(desk.parts(data, new DemoInside()));
        desk.makeProfile("Anna");
        desk.await("What is on your mind?");
        robot.write("Which tram, and is the TRAM slow?");
        robot.push(KeyCode.ENTER);
        desk.await("goes to that provider only.");

        desk.pressWithShortcut(KeyCode.F);
        robot.write("tram");
        desk.await("1 of ");
        int all = all();
        assertThat(all).isGreaterThanOrEqualTo(2);
        awaitMarks("found-current");
        awaitMarks("found");
        robot.push(KeyCode.ENTER);
        desk.await("2 of " + all);
        robot.push(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHIFT_DOWN));
        desk.await("1 of " + all);
        robot.push(KeyCode.F3);
        desk.await("2 of " + all);

        robot.write(" nowhere");
        desk.await("Nothing found");
        robot.push(KeyCode.ESCAPE);
        robot.write("back in the composer");
        desk.await(node ->
                node instanceof TextInputControl field && field.getText().equals("back in the composer"));
        assertThat(robot.lookup(".find-bar").query().isVisible()).isFalse();
    }

    private int all() {
        String count = robot.lookup(".find-count").queryLabeled().getText();
        return Integer.parseInt(count.substring(count.lastIndexOf(' ') + 1));
    }

    private void awaitMarks(String style) throws TimeoutException {
        desk.await(node -> node instanceof javafx.scene.shape.Path path
                && path.getStyleClass().contains(style)
                && !path.getElements().isEmpty());
    }
}
