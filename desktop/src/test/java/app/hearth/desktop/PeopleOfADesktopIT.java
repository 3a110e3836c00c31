package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.SecretsSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// How the people of one desktop come, go and change places, in the window with the real server inside it.
final class PeopleOfADesktopIT {
    private static final int PATIENCE = 60;

    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final MemorySecrets secrets = new MemorySecrets();

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
    void twoPeopleShareADesktopAndEachComesBackToTheirOwn() throws TimeoutException {
        Application app = open();
        await("Who are you?");
        makeProfile("Anna");

        choose("Someone else…");
        await("Who’s there?");
        robot.clickOn("Add a person");
        await("Who are you?");
        makeProfile("Berta");
        awaitPerson("Berta");

        choose("Anna");
        awaitPerson("Anna");

        robot.push(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN));
        await("Unlock");
        robot.clickOn("Someone else");
        await("Who’s there?");
        robot.clickOn("Berta");
        awaitPerson("Berta");
        FxToolkit.cleanupApplication(app);
    }

    @Test
    void theMenuUnderThePersonLeadsToTheProgramsOwnPageAndBack() throws TimeoutException {
        Application app = open();
        await("Who are you?");
        makeProfile("Anna");

        choose("About Hearth");
        await("Where your data is");
        robot.push(KeyCode.ESCAPE);
        await("Add a key to start");

        choose("Lock now");
        await("Unlock");
        robot.clickOn("Unlock");
        await("Add a key to start");
        FxToolkit.cleanupApplication(app);
    }

    private Application open() throws TimeoutException {
        Parts parts = new Parts(
                data,
                false,
                EmbeddedServer.find(),
                Background.javaFx(),
                _ -> new SecretsSearch.Found(secrets),
                Clocks.ofTheSystem(Duration.ofSeconds(1)),
                UnaryOperator.identity());
        return FxToolkit.setupApplication(() -> new DesktopApp(parts));
    }

    private void makeProfile(String name) throws TimeoutException {
        robot.clickOn((Node node) -> isShown(node) && node instanceof TextField).write(name);
        robot.clickOn("Make profile");
        await("Keep this code");
        robot.clickOn("I have kept it somewhere safe").clickOn("Go to my conversations");
        await("Add a key to start");
    }

    private void choose(String item) throws TimeoutException {
        robot.clickOn(".person");
        await(item);
        robot.clickOn(item);
    }

    private void awaitPerson(String name) throws TimeoutException {
        await(node -> node.getStyleClass().contains("person") && wordsOf(node).equals(name));
    }

    private void await(String text) throws TimeoutException {
        await(node -> wordsOf(node).equals(text));
    }

    private void await(Predicate<Node> wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE,
                TimeUnit.SECONDS,
                () -> robot.lookup((Node node) -> isShown(node) && wanted.test(node))
                        .tryQuery()
                        .isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static String wordsOf(Node node) {
        return node instanceof Labeled labeled
                ? Optional.ofNullable(labeled.getText()).orElse("")
                : "";
    }
}
