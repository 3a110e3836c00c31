package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Usage;
import app.hearth.desktop.fx.Appearance;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Theme;
import app.hearth.desktop.fx.Thinking;
import app.hearth.desktop.fx.ThoughtsNode;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The head of an answer and its thoughts, in the window.
final class AnswerRowsViewTest {
    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final FakeServer server = new FakeServer();
    private final HearthClient client = server.client();
    private final ChatViewModel chat = new ChatViewModel(client, Background.javaFx(), InstantSource.system());

    @BeforeEach
    void open() throws TimeoutException {
        Locale.setDefault(Locale.US);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::show);
        await(() -> chat.models().knownProperty().get());
    }

    private void show(Stage stage) {
        ChatView view = new ChatView(chat);
        Scene scene = new Scene(view.root(), 960, 720);
        new Theme(scene).apply(Appearance.LIGHT);
        stage.setScene(scene);
        stage.show();
        chat.models().refresh();
        view.focusComposer();
    }

    @AfterEach
    void close() throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(chat::close);
        FxToolkit.cleanupStages();
        client.close();
        server.close();
        Locale.setDefault(before);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private void ask() {
        robot.clickOn(".composer-text").write("Where to?").push(KeyCode.ENTER);
    }

    private boolean says(String words) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().lookupAll(".answer-facts").stream())
                .anyMatch(node -> node instanceof Label label && label.getText().contains(words));
    }

    private String title(Thinking thinking) {
        List<ThoughtsNode> made = new ArrayList<>();
        robot.interact(() -> {
            ThoughtsNode node = new ThoughtsNode(() -> {}, _ -> {});
            node.show(thinking, "Let me see.", false);
            made.add(node);
        });
        return ((Button) made.getFirst().getChildren().getFirst()).getText();
    }

    private Button fold() {
        return robot.lookup(".thoughts-fold").queryAs(Button.class);
    }

    @Test
    void theHeadOfAnAnswerTellsByPointerByKeyboardAndToAScreenReaderWhatItTook() throws TimeoutException {
        server.nextRun()
                .write("Lisbon.")
                .use(new Usage(12, 34, new BigDecimal("0.0042")))
                .done();
        ask();
        await(() -> robot.lookup(".answer-head .head-words").tryQuery().isPresent()
                && !chat.answeringProperty().get());
        Node head = robot.lookup(".answer-head .head-words").query();
        assertThat((String) head.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .contains("Hearth", "Tokens: 12 in, 34 out", "Cost: $0.0042");

        robot.moveTo(head);
        await(() -> says("Tokens: 12 in, 34 out"));
        robot.moveTo(".composer-text");
        await(() -> !says("Tokens: 12 in"));

        Node after = robot.lookup(".answer-actions .button").query();
        robot.interact(after::requestFocus);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        await(() -> head.isFocused() && says("Cost: $0.0042"));
        robot.push(KeyCode.TAB);
        await(() -> !says("Cost: $0.0042"));
    }

    @Test
    void thoughtsSayHowLongTheyTookInMinutesTooAndNothingWhereNobodyKnows() {
        assertThat(title(new Thinking(false, 59))).isEqualTo("Thought for 59 s");
        assertThat(title(new Thinking(false, 125))).isEqualTo("Thought for 2 min 5 s");
        assertThat(title(new Thinking(false, 0))).isEqualTo("Thoughts");
    }

    @Test
    void thoughtsUnfoldByKeyboardWhileTheyGrowAndKeepTheFocus() throws TimeoutException {
        FakeRun run = server.nextRun().think("Let me see.");
        ask();
        await(() -> robot.lookup(".thoughts-fold").tryQuery().isPresent());
        assertThat(fold().getText()).isEqualTo("Thinking…");
        assertThat(robot.lookup(".waiting").tryQuery()).isEmpty();
        Button fold = fold();
        robot.interact(fold::requestFocus);

        robot.push(KeyCode.SPACE);
        await(() -> robot.lookup(".thoughts-text").query().isVisible());
        run.think(" It is warm there.");
        await(() -> robot.lookup("Let me see. It is warm there.").tryQuery().isPresent());

        assertThat(fold()).isSameAs(fold);
        assertThat(fold.isFocused()).isTrue();
        assertThat(fold.getAccessibleText()).isEqualTo("Thinking… – Fold the model's thoughts");
        run.write("Lisbon.");
        await(() -> fold.getText().matches("Thought for \\d+ s"));
        robot.push(KeyCode.SPACE);
        await(() -> !robot.lookup(".thoughts-text").query().isVisible());
        assertThat(fold.isFocused()).isTrue();
        run.done();
        await(() -> !chat.answeringProperty().get());
    }
}
