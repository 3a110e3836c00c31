package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.RememberedProfile;
import app.hearth.desktop.profiles.RememberedProfiles;
import app.hearth.desktop.profiles.SecretsSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Someone is signed out from elsewhere in the middle of a sentence, before the real server.
final class EndedSessionIT {
    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final MemorySecrets secrets = new MemorySecrets();
    private final List<RunningServer> running = new ArrayList<>();

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
    void whoIsSignedOutFromElsewhereComesBackToTheSameSentence() throws Exception {
        DesktopApp app = open();
        await("Who are you?");
        robot.clickOn(".text-field").write("Anna");
        robot.clickOn("Make profile");
        await("Keep this code");
        robot.clickOn("I have kept it somewhere safe").clickOn("Go to my conversations");
        await("What is on your mind?");
        await("Demo: canned answers");
        robot.write("Plan a week of soups.").push(KeyCode.ENTER);
        await("goes to that provider only.");
        robot.write("And without leek");

        signOutFromElsewhere();
        await("This device was signed out from elsewhere");
        robot.clickOn("Sign in");

        await("goes to that provider only.");
        await("And without leek");
        assertThat(find("This device was signed out from elsewhere")).isEmpty();
        FxToolkit.cleanupApplication(app);
    }

    private void signOutFromElsewhere() {
        RunningServer server = running.getFirst();
        RememberedProfile anna = new RememberedProfiles(data.resolve("desktop").resolve("profiles.json"))
                .all()
                .getFirst();
        ClientOptions there = ClientOptions.to(server.address()).withLaunchSecret(server.launchSecret());
        try (HearthClient client = new HearthClient(there);
                Secret password = secrets.password(anna.key()).orElseThrow()) {
            client.login(new Login(anna.username(), null, password, null, "Laptop"));
            client.account().revokeOthers();
        }
    }

    private DesktopApp open() throws TimeoutException {
        EmbeddedServer real = config -> {
            RunningServer started = EmbeddedServer.find().start(config);
            running.add(started);
            return started;
        };
        Parts parts = new Parts(
                data,
                true,
                real,
                Background.javaFx(),
                _ -> new SecretsSearch.Found(secrets),
                Clocks.ofTheSystem(Duration.ofMillis(500)),
                UnaryOperator.identity());
        return (DesktopApp) FxToolkit.setupApplication(() -> new DesktopApp(parts));
    }

    private void await(String text) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> find(text).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Optional<Node> find(String text) {
        return robot.lookup((Node node) -> isShown(node) && wordsOf(node).contains(text))
                .tryQuery();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static String wordsOf(Node node) {
        return switch (node) {
            case Labeled labeled when labeled.getText() != null -> labeled.getText();
            case TextInputControl input when input.getText() != null -> input.getText();
            case Text shown -> shown.getText();
            default -> "";
        };
    }
}
