package app.hearth.desktop.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// What a person can do with the facts about the program.
final class AboutViewTest {
    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void open() throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
        AboutViewModel model =
                new AboutViewModel(data.resolve("kitchen").resolve("..").resolve("data"), opened::add);
        FxToolkit.setupStage(stage -> {
            stage.setScene(new Scene(new AboutView(model, () -> opened.add("closed")).root(), 800, 900));
            stage.show();
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
        Locale.setDefault(before);
    }

    @Test
    void theDataFolderIsNamedCopiedAndOpenedBySystem() {
        String path = data.resolve("data").toString();
        assertThat(robot.lookup(".code-field").queryTextInputControl().getText())
                .isEqualTo(path);

        robot.clickOn("Open folder").clickOn("Copy path");

        assertThat(opened).containsExactly(data.resolve("data").toUri().toString());
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo(path);
    }

    @Test
    void theNameOfALibraryLeadsToItsPage() {
        robot.clickOn("AtlantaFX");

        assertThat(opened).containsExactly("https://github.com/mkpaz/atlantafx");
    }

    @Test
    void theCrossLeadsBack() {
        robot.clickOn(".quiet-icon");

        assertThat(opened).containsExactly("closed");
    }
}
