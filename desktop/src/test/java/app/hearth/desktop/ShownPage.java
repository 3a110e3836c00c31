package app.hearth.desktop;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// One page in an English window of its own, before a server that answers what it is told, as somebody who is signed in
/// clicks it. A JUnit extension: opens the toolkit before a test and closes what it opened after it.
public final class ShownPage implements BeforeEachCallback, AfterEachCallback {
    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client =
            new HearthClient(ClientOptions.to(hearth.address()).withTokens(tokens()));

    private static TokenStore tokens() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        return store;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
    }

    @Override
    public void afterEach(ExtensionContext context) throws TimeoutException {
        FxToolkit.cleanupStages();
        client.close();
        hearth.close();
        Locale.setDefault(before);
    }

    public FxRobot robot() {
        return robot;
    }

    public FakeHearth hearth() {
        return hearth;
    }

    public HearthClient client() {
        return client;
    }

    /// Shows what is made on the JavaFX thread.
    public void open(Supplier<Parent> content) throws TimeoutException {
        FxToolkit.setupStage(stage -> {
            ScrollPane page = new ScrollPane(content.get());
            page.setFitToWidth(true);
            stage.setScene(new Scene(page, 800, 900));
            stage.show();
        });
    }

    /// The one page of a list that holds these.
    public static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next_cursor\":null}";
    }

    /// Presses the first button whose words begin so.
    public void click(String text) {
        Button button = button(text);
        robot.interact(button::fire);
    }

    public Button button(String text) {
        return shown(text).stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// Everything to be seen whose words begin so.
    public List<Labeled> shown(String text) {
        return robot
                .lookup((Node node) -> isShown(node)
                        && node instanceof Labeled words
                        && Optional.ofNullable(words.getText()).orElse("").startsWith(text))
                .queryAllAs(Labeled.class)
                .stream()
                .toList();
    }

    /// The field a screen reader calls so, shown or not.
    public TextInputControl field(String name) {
        return robot.lookup((Node node) -> node instanceof TextInputControl && name.equals(node.getAccessibleText()))
                .queryTextInputControl();
    }

    /// Whether neither it nor what it is in is hidden.
    static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }
}
