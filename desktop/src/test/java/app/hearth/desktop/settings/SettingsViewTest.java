package app.hearth.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Theme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The page of settings as it is clicked, before a server that answers what it is told.
final class SettingsViewTest {
    private static final double NARROWEST = 480;

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client = new HearthClient(ClientOptions.to(hearth.address()));
    private final SimpleBooleanProperty administers = new SimpleBooleanProperty(false);
    private final SettingsView.Models models;

    SettingsViewTest(@TempDir Path data) {
        Background here = Background.sameThread();
        models = new SettingsView.Models(
                new KeysViewModel(client, here),
                new WindowViewModel(new DesktopSettings(data.resolve("desktop.json")), here),
                new NetworkViewModel(new DesktopSettings(data.resolve("desktop.json")), here));
    }

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        open(Locale.ENGLISH, 800);
    }

    private void open(Locale language, double width) throws TimeoutException {
        Locale.setDefault(language);
        FxToolkit.setupStage(stage -> {
            SettingsView.Others others = new SettingsView.Others(
                    new StackPane(new Label("The account")),
                    new StackPane(new Label("The prompts")),
                    new StackPane(new Label("The councils")),
                    new StackPane(new Label("The keys")),
                    new StackPane(new Label("The server")),
                    administers);
            Scene scene = new Scene(new SettingsView(models, others, () -> {}).root(), width, 900);
            new Theme(scene).apply(Appearance.LIGHT);
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
        client.close();
        hearth.close();
        Locale.setDefault(before);
    }

    @Test
    void aClickOnTheChosenAppearanceLeavesItChosen() {
        robot.clickOn("Dark").clickOn("Dark");

        assertThat(isChosen("Dark")).isTrue();
        assertThat(isChosen("Light")).isFalse();
        assertThat(models.window().appearance().get()).isEqualTo(Appearance.DARK);
    }

    @Test
    void theAccountIsInTheWindowOnlyWhileItIsShown() {
        assertThat(robot.lookup("The account").tryQuery()).isEmpty();

        robot.clickOn("Your profile").clickOn("Your profile");
        assertThat(robot.lookup("The account").tryQuery()).isPresent();
        assertThat(isChosen("Your profile")).isTrue();

        robot.clickOn("Keys and appearance");
        assertThat(robot.lookup("The account").tryQuery()).isEmpty();
        robot.clickOn("Light");
        assertThat(models.window().appearance().get()).isEqualTo(Appearance.LIGHT);
    }

    @Test
    void theServerIsOfferedOnlyToWhoLooksAfterItAndOnlyAsLong() {
        assertThat(robot.lookup("Household").queryAs(ToggleButton.class).isVisible())
                .isFalse();

        robot.interact(() -> administers.set(true));
        robot.clickOn("Household");
        assertThat(robot.lookup("The server").tryQuery()).isPresent();

        robot.interact(() -> administers.set(false));
        assertThat(robot.lookup("The server").tryQuery()).isEmpty();
        assertThat(isChosen("Keys and appearance")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noPageIsCutInTheNarrowestWindow(String language) throws TimeoutException {
        robot.interact(() -> administers.set(true));
        open(Locale.of(language), NARROWEST);
        Region page = robot.lookup(".page-scroll").queryAs(Region.class);
        robot.interact(() -> {
            page.setMinWidth(NARROWEST); // whatever the window is
            page.setMaxWidth(NARROWEST);
            page.getScene().setRoot(new StackPane(page));
            page.getScene().getRoot().applyCss();
            page.getScene().getRoot().layout();
        });
        assertThat(page.getWidth()).isEqualTo(NARROWEST);
        var tabs = robot.lookup(".page-tabs > .toggle-button").queryAllAs(ToggleButton.class);
        assertThat(tabs).hasSize(6).allSatisfy(tab -> {
            assertThat(tab.getWidth()).as(tab.getText()).isGreaterThanOrEqualTo(tab.prefWidth(-1));
            assertThat(page.sceneToLocal(tab.localToScene(tab.getLayoutBounds()))
                            .getMaxX())
                    .isLessThanOrEqualTo(NARROWEST);
        });
    }

    @Test
    void theCouncilsAreAPageOfTheirOwn() {
        robot.clickOn("Councils");
        assertThat(robot.lookup("The councils").tryQuery()).isPresent();
        assertThat(robot.lookup("The prompts").tryQuery()).isEmpty();
    }

    private boolean isChosen(String words) {
        return robot.lookup(words).queryAs(ToggleButton.class).isSelected();
    }
}
