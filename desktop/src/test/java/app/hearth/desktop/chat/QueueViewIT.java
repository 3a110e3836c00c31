package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.PatientProvider;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The questions that wait, in the window, before the real server.
final class QueueViewIT extends AtTheWindow {
    private final PatientProvider provider = new PatientProvider();

    QueueViewIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @Override
    void prepare() {
        provider.serve(anna);
    }

    @BeforeEach
    void ask() throws Exception {
        type("Where to?");
        robot.push(KeyCode.ENTER);
        await(() -> provider.asked().size() == 1 && chat.answeringProperty().get());
    }

    @AfterEach
    void leave() {
        provider.close();
    }

    private void type(String text) {
        robot.interact(() -> composer().setText(text));
    }

    private void queue(String text) {
        type(text);
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Button send() {
        return robot.lookup(".composer .accent").queryButton();
    }

    private long rows() {
        return robot.lookup(".queue-words").queryAll().size();
    }

    @Test
    void enterWhileAnAnswerIsWrittenPutsTheQuestionIntoAListAboveTheComposer() throws TimeoutException {
        assertThat(send().isVisible()).isFalse();
        type("How far?");
        assertThat(send().isVisible()).isTrue();
        assertThat(send().getAccessibleText()).isEqualTo("Send after this answer (Enter)");
        robot.push(KeyCode.ENTER);

        assertThat(composer().getText()).isEmpty();
        assertThat(robot.lookup(".queue-title").queryLabeled().getText()).isEqualTo("Waits for the end of the answer");
        assertThat(robot.lookup(".queue-words").queryLabeled().getText()).isEqualTo("How far?");
        assertThat(robot.lookup(".queue-up").queryButton().isVisible()).isFalse();
        provider.end("Lisbon.");
        await(() -> provider.asked().size() == 2 && rows() == 0);
        assertThat(robot.lookup(".queue").query().isVisible()).isFalse();
    }

    @Test
    void aWaitingQuestionIsChangedInItsPlaceAndEscapeLeavesItAsItWas() throws TimeoutException {
        queue("How far?");
        robot.clickOn(".queue-edit");
        robot.push(KeyCode.END).write(" By train?").push(KeyCode.ENTER);
        await(() -> rows() == 1);
        assertThat(robot.lookup(".queue-words").queryLabeled().getText()).isEqualTo("How far? By train?");
        assertThat(composer().isFocused()).isTrue();

        robot.clickOn(".queue-edit");
        robot.write("nothing of this").push(KeyCode.ESCAPE);

        await(() -> rows() == 1);
        assertThat(robot.lookup(".queue-words").queryLabeled().getText()).isEqualTo("How far? By train?");
        assertThat(chat.answeringProperty().get()).as("Escape stopped nothing").isTrue();
    }

    @Test
    void whatIsTakenOutCanBeBroughtBack() throws TimeoutException {
        queue("How far?");
        queue("How long?");
        robot.clickOn(robot.lookup(".queue-remove").nth(0).queryButton());
        await(() -> rows() == 1);
        robot.clickOn(".queue-area .undo-button");

        await(() -> rows() == 2);
        assertThat(chat.queue().shown()).extracting(QueuedQuestion::text).containsExactly("How far?", "How long?");
        robot.clickOn(robot.lookup(".queue-up").nth(1).queryButton());
        await(() -> chat.queue().shown().getFirst().text().equals("How long?"));
    }

    @Test
    void whatIsHeldAfterAStopSaysSoAndGoesOnByItsButton() throws TimeoutException {
        queue("How far?");
        robot.push(KeyCode.ESCAPE);
        await(() -> robot.lookup(".queue-send").queryButton().isVisible());
        assertThat(robot.lookup(".queue-title").queryLabeled().getText()).startsWith("The answer was stopped");

        robot.clickOn(".queue-send");

        await(() -> provider.asked().size() == 2 && rows() == 0);
        assertThat(provider.asked()).endsWith("How far?");
    }
}
