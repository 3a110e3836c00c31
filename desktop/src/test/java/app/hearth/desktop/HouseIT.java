package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.desktop.profiles.MemorySecrets;
import app.hearth.desktop.profiles.SecretsSearch;
import app.hearth.server.contract.ContractCheck;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
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

/// The whole house with its real server: from the first start to the second, every exchange as `openapi.json` says.
final class HouseIT {
    private static final String TITLE = "Which tram goes up to the";
    private static final int PATIENCE = 60;
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final String IT_WORKS = "It works: 5 models.";

    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final HouseWithDemoProvider house = new HouseWithDemoProvider();
    private final ContractCheck contract = new ContractCheck();

    @BeforeEach
    void openTheToolkit() throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closeTheWindow() throws TimeoutException {
        FxToolkit.cleanupStages();
        Locale.setDefault(before);
        contract.assertFaultless();
    }

    @Test
    void aPersonMovesInAddsAKeyTalksAndComesBack() throws Exception {
        SecretsSearch keychain = new SecretsSearch.Found(new MemorySecrets());
        Application first = open(_ -> keychain);
        moveIn();
        addTheKey();
        testTheKey();
        ask("Which tram goes up to the castle?");
        seeTheAnswerGrow();
        await("goes to that provider only.");
        seeTheTitleCome();
        robot.push(new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN));
        await("What is on your mind?");
        ask("Plan a week of soups.");
        await("canned demo answer");
        robot.push(KeyCode.ESCAPE);
        await("Stopped before the end.");
        FxToolkit.cleanupApplication(first);

        Application second = open(_ -> keychain);
        await("What is on your mind?");
        await("Plan a week of soups");
        robot.clickOn(find(TITLE).orElseThrow());
        await("goes to that provider only.");
        robot.clickOn(find("Plan a week of soups").orElseThrow());
        await("Stopped before the end.");
        robot.push(new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN));
        await("Kitchen server");
        FxToolkit.cleanupApplication(second);
        assertThat(contract.exercised())
                .as("the check has seen what was done")
                .containsKeys(
                        "register",
                        "refresh",
                        "saveKey",
                        "testKey",
                        "models",
                        "createConversation",
                        "postMessage",
                        "runEvents",
                        "cancelRun",
                        "conversations",
                        "messages");
    }

    @Test
    void withoutAKeychainAPassphraseLeadsBackAndAWrongOneDoesNot() throws Exception {
        Application first = open(_ -> new SecretsSearch.NeedsPassphrase(true));
        await("Choose a passphrase");
        fill("Passphrase", PASSPHRASE);
        fill("Repeat it", PASSPHRASE);
        robot.clickOn("Use this passphrase");
        moveIn();
        addTheKey();
        ask("Plan a week of soups.");
        await("canned demo answer");
        FxToolkit.cleanupApplication(first);

        Application second = open(SecretsSearch::in);
        await("Your passphrase");
        fill("Passphrase", "another horse battery staple");
        robot.clickOn("Open");
        await("This passphrase does not open what is kept here.");
        assertThat(find("Plan a week of soups")).as("nobody is in").isEmpty();
        fill("Passphrase", PASSPHRASE);
        robot.clickOn("Open");
        await("What is on your mind?");
        await("Plan a week of soups"); // which the list reads after the window has come
        robot.clickOn(find("Plan a week of soups").orElseThrow());
        await("canned demo answer");
        FxToolkit.cleanupApplication(second);
    }

    /// The model names the conversation after its answer, in place of how it begins.
    private void seeTheTitleCome() throws TimeoutException {
        Looking.until(() -> robot.lookup((Node node) -> node instanceof Labeled label && TITLE.equals(label.getText()))
                .tryQuery()
                .isPresent());
    }

    private void moveIn() throws TimeoutException {
        await("Who are you?");
        fill("Name", "Anna");
        robot.clickOn("Make profile");
        await("Show the code");
        robot.clickOn("Show the code");
        await("I have kept it somewhere safe");
        robot.clickOn("I have kept it somewhere safe").clickOn("Done");
    }

    private void addTheKey() throws TimeoutException {
        await("Add a key to start");
        robot.clickOn(".combo-box").clickOn("Another provider");
        fill("What do you call it?", "Kitchen server");
        fill("Address", house.providerAddress());
        fill("Key", "demo-key");
        robot.clickOn("Save key");
        await("What is on your mind?");
        await("Demo: canned answers");
    }

    /// Saving has tested it once already, so what counts is that the words go and come back.
    private void testTheKey() throws TimeoutException {
        robot.push(new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN));
        await(IT_WORKS);
        List<String> said = new CopyOnWriteArrayList<>();
        Labeled result = (Labeled) find(IT_WORKS).orElseThrow();
        result.textProperty().subscribe((_, now) -> said.add(now));
        robot.clickOn("Test this key");
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> said.equals(List.of("", IT_WORKS)));
        robot.push(KeyCode.ESCAPE);
        await("What is on your mind?");
    }

    private void seeTheAnswerGrow() throws TimeoutException {
        await("canned demo answer");
        int before = shownLetters();
        assertThat(find("goes to that provider only."))
                .as("the answer is still under way")
                .isEmpty();
        Looking.until(() -> shownLetters() > before);
    }

    private int shownLetters() {
        return robot.lookup(".transcript-text .run").queryAllAs(Text.class).stream()
                .mapToInt(shown -> shown.getText().length())
                .sum();
    }

    private void ask(String question) {
        robot.write(question);
        robot.push(KeyCode.ENTER);
    }

    private void fill(String field, String words) {
        robot.clickOn((Node node) ->
                node.isVisible() && node instanceof TextInputControl && field.equals(node.getAccessibleText()));
        robot.push(new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN))
                .write(words);
    }

    private Application open(Function<Path, SecretsSearch> secrets) throws TimeoutException {
        Parts parts = Parts.of(data, house, secrets)
                .with(Clocks.ofTheSystem(Duration.ofSeconds(1)))
                .observed(options -> options.withObserver(contract));
        Application opened = FxToolkit.setupApplication(() -> new DesktopApp(parts));
        assertNothingWaitsOnTheJavaFxThread();
        return opened;
    }

    /// The client, the search for a keychain and the server with its storage, called as no view may call them.
    private void assertNothingWaitsOnTheJavaFxThread() {
        List<Throwable> thrown = new ArrayList<>();
        robot.interact(() -> {
            try (HearthClient client = new HearthClient(ClientOptions.to(URI.create("http://127.0.0.1:1")))) {
                thrown.add(catchThrowable(client::server));
                thrown.add(catchThrowable(client.keys()::models));
            }
            thrown.add(catchThrowable(() -> SecretsSearch.in(data)));
            thrown.add(catchThrowable(() -> EmbeddedServer.find().start(ServerConfig.embedded(data))));
        });
        assertThat(thrown).hasSize(4).hasOnlyElementsOfType(IllegalStateException.class);
    }

    private void await(String text) throws TimeoutException {
        Looking.until(() -> {
            contract.assertFaultless(); // what breaks the contract is why the text never comes
            return find(text).isPresent();
        });
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
