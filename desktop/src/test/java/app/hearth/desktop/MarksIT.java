package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// What the list at the side says of a conversation that is not open, in the whole program with its real server.
final class MarksIT {
    private static final String SOUPS = "Plan a week of soups";

    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();
    private final PatientProvider provider;

    MarksIT() throws IOException {
        provider = new PatientProvider();
    }

    @AfterEach
    void closeTheProvider() {
        provider.close();
    }

    @Test
    void anAnswerThatIsWrittenAndEndsOutOfSightIsMarkedUntilItIsLookedAt() throws TimeoutException {
        desk.open(desk.parts(data, new PatientInside(provider)));
        desk.makeProfile("Anna");
        desk.await(PatientProvider.MODEL);
        robot.write(SOUPS).push(KeyCode.ENTER);
        desk.await(PatientProvider.BEGINNING.strip());
        desk.pressWithShortcut(KeyCode.N);
        desk.await("What is on your mind?");
        awaitRow(SOUPS + ", an answer is being written", "running");

        provider.end("Leek on Monday.");
        awaitRow(SOUPS + ", unread", "unread");
        desk.close();
        desk.open(desk.parts(data, new PatientInside(provider)));
        awaitRow(SOUPS + ", unread", "unread");

        robot.clickOn((Node node) -> row(node, SOUPS + ", unread"));
        desk.await("Leek on Monday.");
        desk.await(node -> row(node, SOUPS));
        assertThat(marked("unread") || marked("running")).isFalse();
    }

    private void awaitRow(String spoken, String mark) throws TimeoutException {
        desk.await(node -> row(node, spoken) && node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(mark)));
    }

    private static boolean row(Node node, String spoken) {
        return node instanceof ListCell<?> && spoken.equals(node.getAccessibleText());
    }

    private boolean marked(String mark) {
        return !robot.lookup(".conversation-cell:" + mark).queryAll().isEmpty();
    }
}
