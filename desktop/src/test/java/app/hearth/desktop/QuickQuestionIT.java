package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The tray and the small window in the whole program.
final class QuickQuestionIT {
    private static final String SMALL = "Quick question – Hearth";
    private static final String ANSWER = "goes to that provider only.";

    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();
    private final TrayInHand tray = new TrayInHand();

    private void open() throws TimeoutException {
        desk.open(desk.parts(data, new DemoInside()).within(tray::environment));
    }

    private void moveIn() throws TimeoutException {
        open();
        desk.makeProfile("Anna");
        desk.await("What is on your mind?");
        desk.await("Demo: canned answers");
    }

    @Test
    void aQuestionFromTheTrayIsAnsweredInAWindowOfItsOwnAndGoesOnInTheLargeOne() throws Exception {
        moveIn();
        tray.choose("Quick question");
        Looking.until(() -> isWrittenIn(SMALL));
        write("How long do eggs boil?");
        robot.push(KeyCode.ENTER);
        Looking.until(() -> shows(SMALL, ANSWER));
        assertThat(Looking.at(() -> shows("Hearth", ANSWER))).isFalse();
        Looking.until(() -> shows("Hearth", "How long do eggs boil?"));
        Looking.until(() -> isCalled("How long do eggs boil?"));

        write("And quail eggs?");
        robot.clickOn((Node node) -> "Go on in the large window".equals(node.getAccessibleText()));
        Looking.until(() -> shows("Hearth", ANSWER));
        Looking.until(() -> shows("Hearth", "And quail eggs?"));
        assertThat(Looking.at(QuickQuestionIT::windows)).containsExactly("Hearth");
    }

    @Test
    void itOpensByItsKeyClosesByEscapeAndKeepsWhatWasTyped() throws Exception {
        moveIn();
        pressQuick();
        Looking.until(() -> isWrittenIn(SMALL));
        write("Later");
        robot.push(KeyCode.ESCAPE);
        Looking.until(() -> windows().equals(List.of("Hearth")));
        pressQuick();
        Looking.until(() -> shows(SMALL, "Later") && isWrittenIn(SMALL));
        pressQuick();
        Looking.until(() -> windows().equals(List.of("Hearth")));
    }

    @Test
    void aLockTakesItAwayAndWhatWasTypedWaitsInTheLargeWindow() throws Exception {
        moveIn();
        pressQuick();
        Looking.until(() -> isWrittenIn(SMALL));
        write("A secret wish");
        desk.lock();
        desk.await("Unlock");
        assertThat(Looking.at(QuickQuestionIT::windows)).containsExactly("Hearth");
        tray.choose("Quick question");
        robot.clickOn("Unlock");
        Looking.until(() -> shows("Hearth", "A secret wish"));
        Looking.until(() -> isWrittenIn(SMALL));
        assertThat(Looking.at(() -> shows(SMALL, "A secret wish"))).isFalse();
    }

    @Test
    void whoWantsItFindsTheProgramBehindTheIconWhenItsWindowIsClosed() throws Exception {
        moveIn();
        assertThat(goesOnWhenClosed()).as("nobody wanted that yet").isFalse();
        desk.close();

        open();
        desk.await("What is on your mind?");
        desk.choose("Settings");
        desk.await("Icon in the tray");
        turn("Go on in the tray when the window is closed");
        assertThat(goesOnWhenClosed()).isTrue();
        assertThat(Looking.at(QuickQuestionIT::windows)).isEmpty();
        tray.choose("Quick question");
        Looking.until(() -> isWrittenIn(SMALL));
        robot.push(KeyCode.ESCAPE);
        Looking.until(() -> windows().isEmpty());
        tray.choose("Open Hearth");
        Looking.until(() -> windows().equals(List.of("Hearth")));
        assertThat(goesOnWhenClosed()).isTrue();
        tray.vanish();
        Looking.until(() -> windows().equals(List.of("Hearth")));
    }

    @Test
    void whoDoesNotWantTheIconHasNoneAlsoAtTheNextStart() throws Exception {
        moveIn();
        Looking.until(tray::isShown);
        desk.choose("Settings");
        desk.await("Icon in the tray");
        turn("Icon in the tray");
        Looking.until(() -> !tray.isShown());
        desk.close();
        open();
        desk.await("What is on your mind?");
        assertThat(tray.isShown()).isFalse();
    }

    /// Here every window that is shown says that it has the focus.
    private void write(String words) {
        robot.targetWindow(SMALL).write(words);
    }

    private void pressQuick() {
        robot.push(new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
    }

    /// It may lie further down than what is seen of the page.
    private void turn(String name) {
        robot.interact(() -> robot.lookup((Node node) -> name.equals(node.getAccessibleText()))
                .queryAs(ToggleSwitch.class)
                .fire());
    }

    /// Closes the window as its person does; whether the program keeps that from ending it.
    private static boolean goesOnWhenClosed() {
        return Looking.at(() -> {
            Stage stage = stage("Hearth");
            AtomicBoolean ends = new AtomicBoolean();
            stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, _ -> ends.set(true));
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return !ends.get();
        });
    }

    private static Stage stage(String title) {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> stage.isShowing() && title.equals(stage.getTitle()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> windows() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isShowing())
                .map(window -> ((Stage) window).getTitle())
                .toList();
    }

    private boolean shows(String title, String words) {
        return windows().contains(title)
                && robot.from(stage(title).getScene().getRoot())
                        .lookup((Node node) ->
                                ShownPage.isShown(node) && Desk.wordsOf(node).contains(words))
                        .tryQuery()
                        .isPresent();
    }

    /// By these words alone, without a mark that it is unread.
    private boolean isCalled(String row) {
        return robot.lookup((Node node) -> ShownPage.isShown(node) && row.equals(node.getAccessibleText()))
                .tryQuery()
                .isPresent();
    }

    private static boolean isWrittenIn(String title) {
        return windows().contains(title)
                && stage(title).isFocused()
                && stage(title).getScene().getFocusOwner() instanceof TextArea;
    }
}
