package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Whoever has deleted their last key, in the whole program with its real server.
final class WithoutAKeyIT {
    private static final String SOUPS = "Plan a week of soups";
    private static final String FIRST_KEY = "Add a key to start";
    private static final String KEYLESS = "A model needs a key first";

    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();
    private final PatientProvider provider;

    WithoutAKeyIT() throws IOException {
        provider = new PatientProvider();
    }

    @AfterEach
    void closeTheProvider() {
        provider.close();
    }

    @Test
    void whatWasSaidIsReadWithoutAKeyTooAndTheFirstKeyIsAskedForOnlyWhereThereIsNothingToRead()
            throws TimeoutException {
        desk.open(desk.parts(data, new PatientInside(provider)));
        desk.makeProfile("Anna");
        desk.await(PatientProvider.MODEL);
        robot.write(SOUPS).push(KeyCode.ENTER);
        desk.await(PatientProvider.BEGINNING.strip());
        provider.end("Leek on Monday.");
        desk.await("Leek on Monday.");

        deleteTheKey();
        desk.await("Leek on Monday.");
        desk.await(KEYLESS);
        press("Add a key");
        desk.await("You have no key yet.");

        desk.close();
        desk.open(desk.parts(data, EmbeddedServer.find()));
        desk.await(KEYLESS);
        desk.await("Hearth talks to models under your own key.");
        robot.clickOn(WithoutAKeyIT::isRow);
        desk.await("Leek on Monday.");
        assertThat(desk.shows(FIRST_KEY)).isFalse();

        robot.push(KeyCode.DELETE);
        desk.await(FIRST_KEY);
        press("Undo");
        desk.await(KEYLESS);
        assertThat(desk.shows(FIRST_KEY)).isFalse();
    }

    private void deleteTheKey() throws TimeoutException {
        desk.pressWithShortcut(KeyCode.COMMA);
        desk.await("Test this key");
        press("Delete key");
        desk.await("you would have to paste it again");
        press("Delete key");
        desk.await("You have no key yet.");
        robot.push(KeyCode.ESCAPE);
    }

    /// By keyboard: the page may be longer than the window.
    private void press(String words) {
        Button button = robot.lookup(
                        (Node node) -> node instanceof Button && says(node, words) && ShownPage.isShown(node))
                .queryButton();
        robot.interact(button::requestFocus);
        robot.push(KeyCode.SPACE);
    }

    private static boolean says(Node node, String words) {
        return Desk.wordsOf(node).equals(words) || words.equals(node.getAccessibleText());
    }

    private static boolean isRow(Node node) {
        return node instanceof ListCell<?>
                && String.valueOf(node.getAccessibleText()).startsWith(SOUPS);
    }
}
