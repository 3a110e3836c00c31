package app.hearth.desktop.chat;

import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// A question with three answers in the window of the trip, of which the last is shown.
abstract class AtAFork extends AtTheWindow {
    private static final String STORY = "A long answer about a town by the sea.\n\n".repeat(30);

    AtAFork(@TempDir Path data) throws Exception {
        super(data);
    }

    @Override
    final void prepare() {
        house.useDemo(anna);
        MessageId question = note(null, Role.USER, "Where to?");
        note(question, Role.ASSISTANT, STORY + "Lisbon.");
        note(question, Role.ASSISTANT, STORY + "Porto.");
        note(question, Role.ASSISTANT, "Faro.");
    }

    @BeforeEach
    final void see() throws TimeoutException {
        await(() -> shows("Faro."));
    }

    /// The window stays, and is the next test's.
    @AfterEach
    final void widen() {
        resize(WIDTH);
    }

    final void resize(double width) {
        robot.interact(() -> composer().getScene().getWindow().setWidth(width));
        WaitForAsyncUtils.waitForFxEvents();
    }

    final boolean shows(String end) {
        return !chat.messages().isEmpty()
                && chat.messages().getLast().text().toString().endsWith(end);
    }
}
