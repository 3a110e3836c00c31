package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.SecretsSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.util.WaitForAsyncUtils;

/// What a window still holds of what its owner was reading, once it is locked or somebody else has come in: looked for
/// in a picture of the heap. The server runs in a process of its own, because it may know what it keeps.
final class ForgottenWordsIT {

    @TempDir
    private Path data;

    @TempDir
    private Path pictures;

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final MemorySecrets secrets = new MemorySecrets();
    private @Nullable Application app;

    @BeforeEach
    void openTheToolkit() throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closeTheWindow() throws TimeoutException {
        if (app != null) {
            FxToolkit.cleanupApplication(app);
        }
        FxToolkit.cleanupStages();
        Locale.setDefault(before);
    }

    @Test
    void aLockedWindowHoldsNothingOfWhatWasRead() throws Exception {
        open();
        signInAndRead();

        robot.push(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN));
        await(node -> wordsOf(node).equals("Unlock"));

        assertItIsForgotten();
        robot.clickOn((Node node) -> isShown(node) && node instanceof TextInputControl)
                .write(SomethingToHide.PASSWORD);
        robot.clickOn("Unlock");
        await(ForgottenWordsIT::holdsTheWord);
    }

    @Test
    void aWindowSomebodyElseHasTakenOverHoldsNothingOfWhatWasRead() throws Exception {
        open();
        signInAndRead();

        chooseSomeoneElse();
        await(node -> wordsOf(node).equals("Who’s there?"));
        signIn("ben");
        await(node -> wordsOf(node).equals("Add a key to start"));

        assertItIsForgotten();
    }

    /// On its own, so that the test itself holds no part of the window.
    private void chooseSomeoneElse() {
        MenuItem others = robot.lookup(".person").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> String.valueOf(item.getText()).startsWith("Someone else"))
                .findFirst()
                .orElseThrow();
        robot.interact(others::fire);
    }

    private void signInAndRead() throws Exception {
        await(node -> wordsOf(node).equals("Who are you?"));
        signIn("anna");
        await(node -> wordsOf(node).startsWith("Soup "));
        robot.clickOn((Node node) -> isShown(node) && wordsOf(node).startsWith("Soup "));
        await(node -> wordsOf(node).startsWith("It is "));
        robot.push(new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN));
        await(node -> wordsOf(node).equals("Usage and costs"));
        robot.push(KeyCode.ESCAPE);
        assertThat(isRemembered()).as("it is found while it is shown").isTrue();
    }

    private void signIn(String name) throws TimeoutException {
        robot.clickOn("I have a profile already");
        await(node -> wordsOf(node).equals("Sign in"));
        robot.write(name);
        robot.clickOn((Node node) -> isShown(node) && "Password".equals(node.getAccessibleText()))
                .write(SomethingToHide.PASSWORD);
        robot.push(KeyCode.ENTER);
    }

    /// What fades or is still being drawn may hold it for a moment longer.
    private void assertItIsForgotten() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        boolean remembered = isRemembered();
        while (remembered && System.nanoTime() < end) {
            WaitForAsyncUtils.waitForFxEvents();
            remembered = isRemembered();
        }
        assertThat(remembered).as("the word is still in the heap").isFalse();
    }

    private boolean isRemembered() throws IOException {
        FxToolkitContext kept = FxToolkit.toolkitContext(); // holds every event, with the node it went to
        robot.interact(() -> kept.setRegisteredStage(kept.getRegisteredStage()));
        HeapPicture picture = HeapPicture.take(pictures);
        try {
            return picture.holds(SomethingToHide.TURNED_ROUND);
        } finally {
            picture.delete();
        }
    }

    private void open() throws TimeoutException {
        Parts parts = Parts.of(data, new ServerElsewhere(), _ -> new SecretsSearch.Found(secrets))
                .with(Clocks.ofTheSystem(Duration.ofSeconds(1)));
        app = FxToolkit.setupApplication(() -> new DesktopApp(parts));
    }

    private void await(Predicate<Node> wanted) throws TimeoutException {
        Looking.until(() -> robot.lookup((Node node) -> isShown(node) && wanted.test(node))
                .tryQuery()
                .isPresent());
    }

    private static boolean holdsTheWord(Node node) {
        return new StringBuilder(wordsOf(node)).reverse().indexOf(SomethingToHide.TURNED_ROUND) >= 0;
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static String wordsOf(Node node) {
        return switch (node) {
            case Labeled labeled -> Optional.ofNullable(labeled.getText()).orElse("");
            case Text shown -> shown.getText();
            default -> "";
        };
    }
}
