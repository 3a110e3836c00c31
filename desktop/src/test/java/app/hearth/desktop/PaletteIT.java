package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The palette in the whole program, with nothing but keys.
final class PaletteIT {
    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();

    @Test
    void commandsAndConversationsAreFoundAndTheFocusComesBack() throws Exception {
        desk.open(desk.parts(data, new DemoInside()));
        desk.makeProfile("Anna");
        desk.await("What is on your mind?");
        ask("Which tram goes up to the castle?");
        desk.await("goes to that provider only.");
        desk.pressWithShortcut(KeyCode.N);
        desk.await("What is on your mind?");
        robot.write("half a thought");

        desk.pressWithShortcut(KeyCode.K);
        desk.await("Usage and costs");
        assertThat(typedIn()).as("the palette takes what is typed").isEmpty();
        robot.push(KeyCode.ESCAPE);
        robot.write(" more");
        assertThat(typedIn()).isEqualTo("half a thought more");

        desk.pressWithShortcut(KeyCode.K);
        robot.write("sett");
        desk.await("Settings");
        robot.push(KeyCode.ENTER);
        desk.await("Test this key");

        desk.pressWithShortcut(KeyCode.K);
        robot.write("tram");
        desk.await(node ->
                node.getStyleClass().contains("palette-choice") && words(node).contains("tram"));
        robot.push(KeyCode.ENTER);
        desk.await("goes to that provider only.");
    }

    @Test
    void theNumbersLeadToTheConversationsAsTheyStand() throws Exception {
        desk.open(desk.parts(data, new DemoInside()));
        desk.makeProfile("Anna");
        desk.await("What is on your mind?");
        ask("Which tram goes up to the castle?");
        desk.await("goes to that provider only.");
        desk.pressWithShortcut(KeyCode.COMMA);
        desk.await("Test this key");
        desk.pressWithShortcut(KeyCode.DIGIT1);
        desk.await("goes to that provider only.");
        desk.pressWithShortcut(KeyCode.DIGIT9);
        desk.await("goes to that provider only.");
    }

    private void ask(String question) {
        robot.write(question);
        robot.push(KeyCode.ENTER);
    }

    private String typedIn() {
        Node focused = robot.targetWindow().getScene().getFocusOwner();
        return focused instanceof TextInputControl field ? field.getText() : "no field";
    }

    private static String words(Node cell) {
        return String.valueOf(cell.getAccessibleText());
    }
}
