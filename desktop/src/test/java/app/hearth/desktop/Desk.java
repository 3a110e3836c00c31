package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.SecretsSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Text;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The whole program in an English window, and what a person does at it. A JUnit extension: opens the toolkit before a
/// test and ends the programs it opened after it.
final class Desk implements BeforeEachCallback, AfterEachCallback {
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final MemorySecrets secrets = new MemorySecrets();
    private final List<Application> opened = new ArrayList<>();

    @Override
    public void beforeEach(ExtensionContext context) throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
    }

    @Override
    public void afterEach(ExtensionContext context) throws TimeoutException {
        for (Application application : opened) {
            FxToolkit.cleanupApplication(application);
        }
        FxToolkit.cleanupStages();
        Locale.setDefault(before);
    }

    FxRobot robot() {
        return robot;
    }

    /// What the program keeps where a keychain would be.
    MemorySecrets secrets() {
        return secrets;
    }

    /// The program as it is, but for its server and for what it keeps, which is forgotten afterwards.
    Parts parts(Path data, EmbeddedServer server) {
        return Parts.of(data, server, _ -> new SecretsSearch.Found(secrets)).with(Clocks.ofTheSystem(HEARTBEAT));
    }

    void open(Parts parts) throws TimeoutException {
        opened.add(FxToolkit.setupApplication(() -> new DesktopApp(parts)));
    }

    /// Ends the program that was opened last, as closing its window does.
    void close() throws TimeoutException {
        FxToolkit.cleanupApplication(opened.removeLast());
    }

    /// Makes the first profile, or another one from where a name is asked for.
    void makeProfile(String name) throws TimeoutException {
        await("Who are you?");
        robot.clickOn((Node node) -> ShownPage.isShown(node) && node instanceof TextInputControl)
                .write(name);
        robot.clickOn("Make profile");
        keepTheCode();
    }

    /// Does what the line above everything asks for.
    void keepTheCode() throws TimeoutException {
        await("Show the code");
        robot.clickOn("Show the code");
        await("I have kept it somewhere safe");
        robot.clickOn("I have kept it somewhere safe").clickOn("Done");
    }

    /// Takes an item of the menu under the person.
    void choose(String item) throws TimeoutException {
        robot.clickOn(".person");
        await(item);
        robot.clickOn(item);
    }

    void lock() {
        pressWithShortcut(KeyCode.L);
    }

    void pressWithShortcut(KeyCode key) {
        robot.push(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
    }

    /// Waits until these words can be read somewhere, alone or among others.
    void await(String text) throws TimeoutException {
        await(node -> wordsOf(node).contains(text));
    }

    void await(Predicate<Node> wanted) throws TimeoutException {
        Looking.until(() -> find(wanted).isPresent());
    }

    boolean shows(String text) {
        return find(node -> wordsOf(node).contains(text)).isPresent();
    }

    private Optional<Node> find(Predicate<Node> wanted) {
        return Looking.at(() -> robot.lookup((Node node) -> ShownPage.isShown(node) && wanted.test(node))
                .tryQuery());
    }

    /// What can be read of it, or was typed into it.
    static String wordsOf(Node node) {
        return switch (node) {
            case Labeled labeled -> Optional.ofNullable(labeled.getText()).orElse("");
            case TextInputControl input -> Optional.ofNullable(input.getText()).orElse("");
            case Text shown -> shown.getText();
            default -> "";
        };
    }
}
