package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.ProviderReason;
import app.hearth.desktop.Looking;
import app.hearth.desktop.conversations.ConversationsView;
import app.hearth.desktop.conversations.ConversationsViewModel;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.TranscriptPane;
import app.hearth.desktop.fx.TranscriptText;
import atlantafx.base.theme.PrimerLight;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChatViewTest {
    private final FakeServer server = new FakeServer();
    private final HearthClient client = server.client();
    private final ChatViewModel chat = new ChatViewModel(client, Background.javaFx(), InstantSource.system());
    private final ConversationsViewModel conversations = new ConversationsViewModel(client, Background.javaFx());
    private final List<String> opened = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // before each test
    private ChatView view;

    @Start
    void start(Stage stage) {
        view = new ChatView(chat);
        view.onOpenLink(opened::add);
        Region side = (Region) new ConversationsView(conversations).root();
        side.setPrefWidth(240);
        BorderPane window = new BorderPane(view.root());
        window.setLeft(side);
        Scene scene = new Scene(window, 960, 720);
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage.setScene(scene);
        stage.show();
        chat.models().refresh();
        conversations.refresh();
        chat.onChanged(_ -> conversations.refresh());
        view.focusComposer();
    }

    @AfterEach
    void close() throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        var _ = WaitForAsyncUtils.asyncFx(chat::close);
        WaitForAsyncUtils.waitForFxEvents();
        client.close();
        server.close();
    }

    private static void await(Callable<Boolean> condition) {
        try {
            Looking.until(condition);
        } catch (TimeoutException e) {
            throw new AssertionError("it never came", e);
        }
    }

    private static boolean shows(FxRobot robot, String words) {
        return robot.lookup(".transcript-text").queryAll().stream()
                .filter(ChatViewTest::isInSight)
                .anyMatch(node ->
                        node instanceof TranscriptText text && text.text().contains(words));
    }

    /// A node without a row waits invisibly for another one.
    private static boolean isInSight(Node node) {
        return node.isVisible() && (node.getParent() == null || isInSight(node.getParent()));
    }

    private static boolean explains(FxRobot robot) {
        return robot.lookup(".notice").queryAll().stream().anyMatch(Node::isVisible);
    }

    private static TranscriptPane<?> transcript(FxRobot robot) {
        return robot.lookup(".transcript").queryAs(TranscriptPane.class);
    }

    private static void ready(FxRobot robot) {
        await(() ->
                !robot.lookup(".model-button").queryAs(Button.class).getText().equals("Loading models…"));
    }

    @Test
    void enterSendsAndTheAnswerGrowsInSight(FxRobot robot) {
        FakeRun run = server.nextRun().write("Lisbon is **lovely**");
        ready(robot);
        robot.clickOn(".composer-text").write("Where to?").push(KeyCode.ENTER);
        await(() -> shows(robot, "Lisbon is lovely"));
        assertThat(robot.lookup(".composer-text").queryAs(TextArea.class).getText())
                .isEmpty();
        run.write(" in March.");
        await(() -> shows(robot, "Lisbon is lovely in March."));
        run.done();
        await(() -> !chat.answeringProperty().get());
        await(() -> robot.lookup("Where to?").tryQuery().isPresent());
    }

    @Test
    void theButtonOfTheInstructionsSaysThatThereAreSome(FxRobot robot) {
        Button button = robot.lookup("#instructions").queryAs(Button.class);
        Node mark = robot.lookup("#instructed").query();
        assertThat(mark.isVisible()).isFalse();
        robot.interact(() -> chat.beginning().set(new Instructions("You cook.", null)));
        assertThat(mark.isVisible()).isTrue();
        assertThat(button.getAccessibleText()).endsWith("this conversation has some of its own");
        assertThat(button.getTooltip().getText()).isEqualTo(button.getAccessibleText());
    }

    @Test
    void shiftAndEnterBeginALineAndTheComposerGrows(FxRobot robot) {
        ready(robot);
        TextArea composer = robot.lookup(".composer-text").queryAs(TextArea.class);
        double before = composer.getHeight();
        robot.clickOn(composer).write("one").push(KeyCode.SHIFT, KeyCode.ENTER).write("two");
        assertThat(composer.getText()).isEqualTo("one\ntwo");
        await(() -> composer.getHeight() > before + 8);
        assertThat(server.requests).noneMatch(line -> line.startsWith("POST /conversations"));
    }

    @Test
    void escapeStopsTheAnswer(FxRobot robot) {
        FakeRun run = server.nextRun().write("A long story");
        ready(robot);
        robot.clickOn(".composer-text").write("Tell").push(KeyCode.ENTER);
        await(() -> shows(robot, "A long story"));
        robot.push(KeyCode.ESCAPE);
        await(() -> !chat.answeringProperty().get());
        assertThat(run.isCancelled()).isTrue();
        await(() -> robot.lookup("Stopped before the end.").tryQuery().isPresent());
    }

    @Test
    void whatWasRefusedIsExplainedNextToTheComposer(FxRobot robot) {
        server.refuse("POST", "/messages", ErrorCode.STORAGE_FULL);
        ready(robot);
        robot.clickOn(".composer-text").write("Keep this").push(KeyCode.ENTER);
        await(() -> explains(robot));
        assertThat(robot.lookup(".composer-text").queryAs(TextArea.class).getText())
                .isEqualTo("Keep this");
    }

    @Test
    void whoReadsFurtherUpIsNotMovedByNewText(FxRobot robot) {
        Conversation long40 = server.conversationOf(40);
        FakeRun run = server.nextRun().write("The beginning.");
        ready(robot);
        open(long40);
        robot.clickOn(".composer-text").write("More").push(KeyCode.ENTER);
        await(() -> shows(robot, "The beginning."));
        TranscriptPane<?> transcript = transcript(robot);
        robot.interact(() -> transcript.scrollBy(-600));
        await(() -> !transcript.atEndProperty().get());
        Node anchor = robot.lookup(".transcript-text").queryAll().stream()
                .filter(node -> node.localToScene(0, 0).getY() > 200)
                .findFirst()
                .orElseThrow();
        double before = anchor.localToScene(0, 0).getY();
        run.write("\n\nA new paragraph. ".repeat(50));
        await(() -> robot.lookup(".new-text").query().isVisible());
        assertThat(anchor.localToScene(0, 0).getY()).isEqualTo(before);
        robot.clickOn(".new-text");
        await(() -> transcript.atEndProperty().get() && shows(robot, "A new paragraph."));
        run.done();
        await(() -> !chat.answeringProperty().get());
    }

    @Test
    void aLongConversationHasNodesOnlyForWhatIsInSight(FxRobot robot) {
        open(server.conversationOf(1_000));
        await(() -> shows(robot, "message 999"));
        assertThat(robot.lookup(".transcript-text").queryAll().size()).isLessThan(60);
        robot.interact(() -> transcript(robot).scrollTo(0));
        await(() -> shows(robot, "message 0"));
        robot.interact(() -> transcript(robot).scrollToEnd());
        await(() -> shows(robot, "message 999"));
    }

    @Test
    void anotherConversationIsShownInTheNodesOfTheOneBefore(FxRobot robot) {
        open(conversationWith("The **first** answer."));
        await(() -> shows(robot, "The first answer."));
        List<Node> before = rowNodes(robot);
        assertThat(before).hasSizeGreaterThanOrEqualTo(2);

        open(conversationWith("The **second** answer."));
        await(() -> shows(robot, "The second answer."));

        assertThat(shows(robot, "The first answer.")).isFalse();
        assertThat(rowNodes(robot)).containsExactlyInAnyOrderElementsOf(before);
        robot.interact(() -> robot.lookup(".answer-actions .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getAccessibleText().equals("Copy answer"))
                .forEach(Button::fire));
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied).containsExactly("The **second** answer.");
    }

    @Test
    void whatIsFoundIsInSightAlsoInCodeHigherThanTheWindow(FxRobot robot) {
        String line = "One line of a long list.\n";
        open(conversationWith("```\n" + line.repeat(90) + "needle\n" + line.repeat(90) + "```"));
        await(() -> shows(robot, line));
        assertThat(isMarkInSight(robot)).isFalse();

        robot.interact(() -> {
            view.find().open();
            robot.lookup(".find-bar .text-field").queryTextInputControl().setText("needle");
        });

        await(() -> isMarkInSight(robot));
        robot.interact(() -> transcript(robot).scrollToEnd());
        await(() -> !isMarkInSight(robot));
        robot.push(KeyCode.ENTER);
        await(() -> isMarkInSight(robot));
    }

    private static boolean isMarkInSight(FxRobot robot) {
        Node pane = transcript(robot);
        return robot.lookup(".found-current").queryAllAs(Path.class).stream()
                .filter(path -> !path.getElements().isEmpty() && isInSight(path))
                .anyMatch(path ->
                        pane.localToScene(pane.getLayoutBounds()).contains(path.localToScene(path.getBoundsInLocal())));
    }

    private static List<Node> rowNodes(FxRobot robot) {
        return Stream.of(".answer-actions", ".transcript-text")
                .flatMap(style -> robot.lookup(style).queryAll().stream())
                .toList();
    }

    private Conversation conversationWith(String text) {
        Conversation conversation = server.conversation(text, FakeServer.NOON, false);
        server.add(answer(conversation, text, MessageStatus.COMPLETE, null));
        return conversation;
    }

    @Test
    void draggingOverMessagesSelectsTheirText(FxRobot robot) {
        open(server.conversationOf(2));
        await(() -> shows(robot, "message 1"));
        TranscriptText first = (TranscriptText) text(robot, "message 0");
        TranscriptText second = (TranscriptText) text(robot, "message 1");
        robot.moveTo(first, Pos.CENTER_LEFT, new Point2D(17, 0), Motion.DIRECT);
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(second, Pos.CENTER, Point2D.ZERO, Motion.DIRECT);
        robot.release(MouseButton.PRIMARY);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        WaitForAsyncUtils.waitForFxEvents();
        List<String> copied = new ArrayList<>();
        robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.getFirst()).startsWith("message 0").endsWith("message 1");
    }

    @Test
    void aLinkOpensOnlyWhenItIsClicked(FxRobot robot) {
        Conversation conversation = server.conversation("Links", FakeServer.NOON, false);
        server.add(answer(conversation, "[a place](https://example.org/)", MessageStatus.COMPLETE, null));
        open(conversation);
        await(() -> shows(robot, "a place"));
        assertThat(opened).isEmpty();
        Node link = robot.lookup(".link").query();
        robot.clickOn(link);
        assertThat(opened).containsExactly("https://example.org/");
    }

    @Test
    void anAnswerSaysHowManyMessagesItsModelWasNotTold(FxRobot robot) {
        Conversation conversation = server.conversation("Long", FakeServer.NOON, false);
        Message first =
                answer(conversation, "So.", MessageStatus.COMPLETE, null).withLeftOut(6);
        server.add(first);
        server.add(FakeStore.message(
                conversation.id(), MessageId.next(InstantSource.system()), first.id(), Role.ASSISTANT, "And so."));
        open(conversation);
        await(() -> shows(robot, "And so."));
        assertThat(robot.lookup(".left-out").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("Answered without the oldest 6 messages of this conversation: the model does not hold"
                        + " more.");
    }

    @Test
    void aFailedAnswerOffersToGoOnAndToTryAgain(FxRobot robot) {
        Conversation conversation = server.conversation("Failed", FakeServer.NOON, false);
        Problem problem = Problem.provider(ProviderReason.CUT_OFF, "The connection broke.");
        server.add(answer(conversation, "half of it", MessageStatus.FAILED, problem));
        open(conversation);
        await(() -> explains(robot));
        server.nextRun().write("half of it and the rest").done();
        robot.clickOn("Continue");
        await(() -> shows(robot, "and the rest") && !explains(robot));
    }

    private Node text(FxRobot robot, String words) {
        return robot.lookup(".transcript-text").queryAll().stream()
                .filter(ChatViewTest::isInSight)
                .filter(node ->
                        node instanceof TranscriptText text && text.text().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private void open(Conversation conversation) {
        var _ = WaitForAsyncUtils.asyncFx(() -> chat.open(conversation.id()));
        await(() -> chat.stateProperty().get() == ChatState.READY);
    }

    private static Message answer(Conversation conversation, String text, MessageStatus status, @Nullable Problem why) {
        return new Message(
                MessageId.next(InstantSource.system()),
                conversation.id(),
                null,
                Role.ASSISTANT,
                text,
                null,
                "demo",
                "small",
                status,
                why,
                null,
                null,
                List.of(),
                null,
                null,
                FakeServer.NOON);
    }
}
