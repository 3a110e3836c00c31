package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.profiles.MemorySecrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The whole house with its real server: from the first start to the second.
final class HouseIT {
    private static final int PATIENCE = 60;

    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final MemorySecrets keychain = new MemorySecrets();

    @BeforeEach
    void openTheToolkit() throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closeTheWindow() throws TimeoutException {
        FxToolkit.cleanupStages();
        Locale.setDefault(before);
    }

    @Test
    void aPersonMovesInTalksAndComesBack() throws Exception {
        Application first = open();
        moveIn();
        ask("Which tram goes up to the castle?");
        await("canned demo answer");
        await("goes to that provider only.");
        robot.push(new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN));
        await("What is on your mind?");
        ask("Plan a week of soups.");
        await("canned demo answer");
        robot.push(KeyCode.ESCAPE);
        await("Stopped before the end.");
        FxToolkit.cleanupApplication(first);

        Application second = open();
        await("What is on your mind?");
        await("Plan a week of soups");
        robot.clickOn(find("Which tram goes up to the castle").orElseThrow());
        await("goes to that provider only.");
        FxToolkit.cleanupApplication(second);
    }

    private void moveIn() throws TimeoutException {
        await("Who are you?");
        robot.clickOn(".text-field").write("Anna");
        robot.clickOn("Make profile");
        await("Keep this code");
        robot.clickOn("I have kept it somewhere safe").clickOn("Go to my conversations");
        await("What is on your mind?");
        await("Demo: canned answers");
    }

    private void ask(String question) {
        robot.write(question);
        robot.push(KeyCode.ENTER);
    }

    private Application open() throws TimeoutException {
        Parts parts = new Parts(
                data, true, EmbeddedServer.find(), Background.javaFx(), Optional.of(keychain), Duration.ofSeconds(1));
        Application opened = FxToolkit.setupApplication(() -> new DesktopApp(parts));
        assertThat(robot.interact(() -> assertThatThrownBy(BlockingCalls::check)
                        .as("nothing may wait on the JavaFX thread")
                        .isInstanceOf(IllegalStateException.class)))
                .isNotNull();
        return opened;
    }

    private void await(String text) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> find(text).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Optional<Node> find(String text) {
        return robot.lookup((Node node) -> node.isVisible() && wordsOf(node).contains(text))
                .tryQuery();
    }

    private static String wordsOf(Node node) {
        return switch (node) {
            case Labeled labeled when labeled.getText() != null -> labeled.getText();
            case TextInputControl input -> input.getText();
            case Text shown -> shown.getText();
            default -> "";
        };
    }
}
