package app.hearth.desktop.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.client.HearthClient;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.Looking;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The page of councils as it is walked, mostly by the keyboard, before the real server with its demo provider.
final class CouncilsPageIT {
    private static final ModelRef PLAIN = new ModelRef("demo", "hearth-demo");
    private static final ModelRef SLOW = new ModelRef("demo", "hearth-demo-slow");
    private static final ModelRef DRY = new ModelRef("demo", "hearth-demo-dry");
    private static final ModelRef SHY = new ModelRef("demo", "hearth-demo-shy");
    private static final ModelRef THINKING = new ModelRef("demo", "hearth-demo-thinking");
    private static final ModelRef GONE = new ModelRef("mistral", "gone");

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final RealHearth house;
    private final HearthClient anna;
    private final ObservableList<Model> models = FXCollections.observableArrayList();
    private int escaped;

    CouncilsPageIT(@TempDir Path data) throws Exception {
        house = RealHearth.withDemo(data);
        anna = house.client();
    }

    @BeforeEach
    void moveIn() {
        house.register(anna, "anna", "Kitchen");
        house.useDemo(anna);
        models.setAll(anna.keys().models().items());
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void open() throws TimeoutException {
        page.open(() -> {
            Parent root = new CouncilsPage(new CouncilPresetsViewModel(anna, Background.javaFx()), models).root();
            root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    escaped++;
                }
            });
            return root;
        });
    }

    private CouncilPreset stored(List<ModelRef> seats, ModelRef chairman) {
        return anna.councils().createPreset(new NewCouncilPreset(null, "Owls", seats, chairman, CouncilPrompts.NONE));
    }

    private List<CouncilPreset> stored() {
        return anna.councils().presets().items();
    }

    private void await(String words) throws TimeoutException {
        Looking.until(() -> !page.shown(words).isEmpty());
    }

    /// Waits until the keyboard stands on what a screen reader, or else its words, call so.
    private void awaitFocus(String name) throws TimeoutException {
        Looking.until(() -> robot.lookup((Node node) -> node.isFocused() && isCalled(node, name))
                .tryQuery()
                .isPresent());
    }

    private static boolean isCalled(Node node, String name) {
        return name.equals(node.getAccessibleText())
                || (node instanceof Button button
                        && button.getAccessibleText() == null
                        && name.equals(button.getText()));
    }

    /// Presses a button with the keyboard.
    private void press(String name) throws TimeoutException {
        Looking.until(() -> robot.lookup((Node node) -> node instanceof Button && isCalled(node, name))
                .tryQuery()
                .isPresent());
        Button button = robot.lookup((Node node) -> node instanceof Button && isCalled(node, name))
                .queryButton();
        robot.interact(button::requestFocus);
        robot.push(KeyCode.SPACE);
    }

    @Test
    void whoeverHasNoneBeginsWithWhatTheKeysSuggest() throws TimeoutException {
        open();
        await("No councils yet.");
        press("Begin with these");
        awaitFocus("Name");
        assertThat(page.field("Name").getText()).isEqualTo("My council");
        assertThat(page.shown("No councils yet.")).isEmpty();
        robot.interact(() -> page.field("Name").selectAll());
        robot.write("Night owls").push(KeyCode.ENTER);
        await("Night owls");
        assertThat(page.shown("Save council")).isEmpty();
        assertThat(stored()).singleElement().satisfies(made -> {
            assertThat(made.name()).isEqualTo("Night owls");
            assertThat(made.seats()).containsExactlyInAnyOrder(PLAIN, DRY, SHY);
            assertThat(made.chairman()).isEqualTo(made.seats().getFirst());
        });
    }

    @Test
    void seatsAndChairmanAreChangedByTheKeyboardAlone() throws TimeoutException {
        stored(List.of(PLAIN, GONE, SLOW), PLAIN);
        open();
        await("No key opens gone.");
        press("Change Owls");
        awaitFocus("Name");
        press("Add a model");
        awaitFocus("Find a model");
        robot.write("reason").push(KeyCode.ENTER);
        awaitFocus("Add a model");
        robot.push(KeyCode.SPACE);
        awaitFocus("Find a model");
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.UP).push(KeyCode.ENTER);
        awaitFocus("Add a model");
        press("Remove gone from seat 2");
        awaitFocus("Remove Demo: slow canned answers from seat 2");
        press("Choose the chairman, now: Demo: canned answers");
        awaitFocus("Find a model");
        robot.write("slow").push(KeyCode.ENTER);
        awaitFocus("Choose the chairman, now: Demo: slow canned answers");
        page.click("Save council");
        Looking.until(() -> page.shown("Save council").isEmpty());
        assertThat(stored()).singleElement().satisfies(now -> {
            assertThat(now.seats()).hasSize(4).startsWith(PLAIN, SLOW, THINKING).doesNotContain(GONE);
            assertThat(now.chairman()).isEqualTo(SLOW);
        });
        Looking.until(() -> page.shown("No key opens gone.").isEmpty());
    }

    @Test
    void escapeClosesTheListOfModelsAndNothingElse() throws TimeoutException {
        stored(List.of(PLAIN, SLOW), PLAIN);
        open();
        press("Change Owls");
        press("Add a model");
        awaitFocus("Find a model");
        robot.write("reason").push(KeyCode.ESCAPE);
        awaitFocus("Add a model");
        press("Choose the chairman, now: Demo: canned answers");
        awaitFocus("Find a model");
        robot.push(KeyCode.TAB).push(KeyCode.ESCAPE);
        awaitFocus("Choose the chairman, now: Demo: canned answers");
        assertThat(escaped).as("what is around it is not told").isZero();
        robot.push(KeyCode.ESCAPE);
        assertThat(escaped).isOne();
        page.click("Save council");
        Looking.until(() -> page.shown("Save council").isEmpty());
        assertThat(stored().getFirst().seats()).containsExactly(PLAIN, SLOW);
        assertThat(stored().getFirst().chairman()).isEqualTo(PLAIN);
    }

    @Test
    void whoSitsIsOfferedAsChairmanFirstAndAClickChooses() throws TimeoutException {
        stored(List.of(THINKING, THINKING), PLAIN);
        open();
        press("Change Owls");
        press("Choose the chairman, now: Demo: canned answers");
        awaitFocus("Find a model");
        robot.interact(() -> {});
        List<ModelLine> lines = robot.lookup(".list-cell").queryAllAs(ModelLine.class).stream()
                .filter(line -> line.getItem() != null)
                .filter(line -> line.localToScreen(0, 0) != null)
                .sorted((a, b) -> Double.compare(
                        a.localToScreen(0, 0).getY(), b.localToScreen(0, 0).getY()))
                .toList();
        assertThat(lines.getFirst().getAccessibleText())
                .isEqualTo("Demo: canned answers with reasoning, demo · seats 1, 2");
        robot.clickOn(lines.getFirst());
        awaitFocus("Choose the chairman, now: Demo: canned answers with reasoning");
    }

    @Test
    void whatIsDeletedComesBackByTheKeyUnderTheFinger() throws TimeoutException {
        CouncilPreset owls = stored(List.of(PLAIN, SLOW), SLOW);
        open();
        press("Change Owls");
        press("Delete Owls");
        awaitFocus("Undo");
        assertThat(page.shown("Save council")).as("what is gone is not changed").isEmpty();
        assertThat(page.shown("“Owls” is deleted.")).hasSize(1);
        assertThat(stored()).isEmpty();
        robot.push(KeyCode.SPACE);
        Looking.until(() -> page.shown("“Owls” is deleted.").isEmpty());
        await("Owls");
        assertThat(stored().getFirst().id()).isEqualTo(owls.id());
        assertThat(stored().getFirst().chairman()).isEqualTo(SLOW);
    }

    @Test
    void whatIsMissingStandsOutAndLeadsToWhereItIsMissing() throws TimeoutException {
        open();
        press("New council");
        awaitFocus("Name");
        robot.push(KeyCode.ENTER);
        await("A council needs a name.");
        awaitFocus("Name");
        robot.write("Owls").push(KeyCode.ENTER);
        awaitFocus("Add a model");
        assertThat(robot.lookup(".seat-hint").query().getPseudoClassStates())
                .anyMatch(state -> state.getPseudoClassName().equals("insisting"));
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsSaidAndStays() throws TimeoutException {
        CouncilPreset owls = stored(List.of(PLAIN, SLOW), SLOW);
        open();
        press("Change Owls");
        awaitFocus("Name");
        anna.councils().deletePreset(owls.id());
        page.click("Save council");
        await("This is no longer here.");
        assertThat(page.field("Name").getText()).isEqualTo("Owls");
        assertThat(page.shown("Save council")).hasSize(1);
    }

    @Test
    void whatTheyAreToldIsFoldedUntilItIsWanted() throws TimeoutException {
        stored(List.of(PLAIN, SLOW), SLOW);
        open();
        press("Change Owls");
        awaitFocus("Name");
        assertThat(page.shown("Whoever judges the answers")).isEmpty();
        press("What they are told – unfold");
        assertThat(page.shown("Whoever judges the answers")).hasSize(1);
        robot.interact(() -> page.field("Whoever judges the answers").setText("Be strict."));
        press("What they are told – fold");
        assertThat(page.shown("Whoever judges the answers")).isEmpty();
        page.click("Save council");
        Looking.until(() -> page.shown("Save council").isEmpty());
        assertThat(stored().getFirst().prompts()).isEqualTo(new CouncilPrompts(null, "Be strict.", null));
    }

    @Test
    void councilsThatCannotBeReadAreAskedForAgain() throws TimeoutException {
        stored(List.of(PLAIN, SLOW), SLOW);
        anna.logout();
        open();
        await("Try again");
        assertThat(page.shown("No councils yet.")).isEmpty();
        anna.login(new Login("anna", null, Secret.of(RealHearth.PASSWORD), null, "Kitchen"));
        page.click("Try again");
        await("Owls");
        assertThat(page.shown("Try again")).isEmpty();
    }
}
