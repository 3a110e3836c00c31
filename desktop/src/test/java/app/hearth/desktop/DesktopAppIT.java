package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.ServerStartException;
import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.SecretsSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The window from its start to its end, before a server that answers what it is told.
final class DesktopAppIT {
    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final FakeHearth hearth = FakeHearth.empty();

    @BeforeEach
    void openTheToolkit() throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closeTheWindow() throws TimeoutException {
        FxToolkit.cleanupStages();
        hearth.close();
        Locale.setDefault(before);
    }

    @Test
    void theFirstStartAsksWhoYouAreAndLeadsInside() throws TimeoutException {
        open(hearth);

        await("Who are you?");
        robot.clickOn(".text-field").write("Anna");
        robot.clickOn("Make profile");
        await("Add a key to start");
        robot.clickOn("Show the code");
        await("I have kept it somewhere safe");
        assertThat(robot.lookup(".keepsake").queryTextInputControl().getText()).isEqualTo("abcd-efgh-jkmn-pqrs");
        robot.clickOn("I have kept it somewhere safe").clickOn("Done");
        await("This computer");
    }

    @Test
    void aServerThatDoesNotStartIsExplainedWithOneButton() throws TimeoutException {
        EmbeddedServer broken = _ -> {
            throw new ServerStartException("Another Hearth is using this data directory.");
        };

        open(broken);

        await("Another Hearth is using this data directory.");
        await("Try again");
    }

    private void open(EmbeddedServer server) throws TimeoutException {
        SecretsSearch inMemory = new SecretsSearch.Found(new MemorySecrets());
        Parts parts = Parts.of(data, server, _ -> inMemory).with(Clocks.ofTheSystem(Duration.ofSeconds(1)));
        FxToolkit.setupApplication(() -> new DesktopApp(parts));
    }

    private void await(String text) throws TimeoutException {
        Looking.until(() -> isShown(text));
    }

    private boolean isShown(String text) {
        return robot.lookup((Node node) ->
                        node instanceof Labeled label && text.equals(label.getText()) && label.isVisible())
                .tryQuery()
                .isPresent();
    }
}
