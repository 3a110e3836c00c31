package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import app.hearth.desktop.Looking;
import app.hearth.desktop.PatientProvider;
import app.hearth.desktop.fx.TranscriptPane;
import app.hearth.desktop.fx.TranscriptText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Two answers side by side in the window, before the real server.
final class CompareViewIT extends AtAFork {
    private final AtomicInteger called = new AtomicInteger();
    private ChatView view;

    @SuppressWarnings("NullAway.Init") // each test begins with a view
    CompareViewIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @Override
    void dress(ChatView shown) {
        view = shown;
    }

    private void command() {
        robot.interact(() -> view.compare(called::incrementAndGet));
    }

    private List<ComparedAnswer> columns() {
        return robot.lookup(".compared").queryAllAs(ComparedAnswer.class).stream()
                .filter(Node::isVisible)
                .toList();
    }

    private boolean reads(ComparedAnswer column, String words) {
        return robot.from(column).lookup(".transcript-text").queryAll().stream()
                .anyMatch(node ->
                        node instanceof TranscriptText text && text.text().contains(words));
    }

    private String which(ComparedAnswer column) {
        return robot.from(column)
                .lookup(".compared-which")
                .queryAs(MenuButton.class)
                .getText();
    }

    private String took(ComparedAnswer column) {
        return robot.from(column).lookup(".compared-facts").queryAs(Label.class).getText();
    }

    private void compare() throws TimeoutException {
        robot.clickOn(".siblings-compare");
        await(() -> !columns().isEmpty());
    }

    @Test
    void anAnswerStandsBesideTheOneBeforeItAndEachScrollsByItself() throws TimeoutException {
        compare();
        await(() -> reads(columns().getFirst(), "town by the sea")
                && reads(columns().getLast(), "Faro."));
        assertThat(robot.lookup(".compare-question").queryAs(Label.class).getText())
                .isEqualTo("Where to?");
        assertThat(which(columns().getFirst())).isEqualTo("2 of 3 · Hearth");
        assertThat(which(columns().getLast())).isEqualTo("3 of 3 · Hearth");
        assertThat(took(columns().getFirst())).contains("Model unknown", "Cost unknown");
        TranscriptPane<?> left =
                robot.from(columns().getFirst()).lookup(".transcript").queryAs(TranscriptPane.class);
        assertThat(left.isFocused()).isTrue();
        robot.push(KeyCode.END);
        await(() -> reads(columns().getFirst(), "Porto."));
        assertThat(reads(columns().getLast(), "Faro.")).isTrue();
    }

    @Test
    void anotherAnswerIsChosenByItsModelAndTheTwoNeverAreTheSame() throws TimeoutException {
        compare();
        robot.clickOn(robot.from(columns().getFirst()).lookup(".compared-which").<Node>query());
        robot.clickOn((Node node) -> node instanceof Label label
                && label.getText().equals("3 of 3 · Hearth")
                && node.getScene().getWindow() instanceof PopupWindow);
        await(() -> which(columns().getFirst()).startsWith("3")
                && which(columns().getLast()).startsWith("2"));
        assertThat(reads(columns().getFirst(), "Faro.")).isTrue();
    }

    @Test
    void theConversationGoesOnWithTheAnswerThatIsChosen() throws TimeoutException {
        compare();
        robot.clickOn(robot.from(columns().getFirst()).lookup(".compared-go").<Node>query());

        await(() -> shows("Porto.") && robot.lookup(".compare").tryQuery().isEmpty());
        assertThat(composer().isFocused()).isTrue();
        MessageId chosen = Looking.at(() -> chat.messages().getLast().id());
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> chosen.equals(anna.conversations().get(trip).currentLeafId()));
    }

    @Test
    void escapeLeadsBackAndNothingHasChanged() throws TimeoutException {
        compare();
        robot.push(KeyCode.ESCAPE);

        await(() -> robot.lookup(".compare").tryQuery().isEmpty() && composer().isFocused());
        assertThat(shows("Faro.")).isTrue();
    }

    @Test
    void whereThereIsNoRoomForTwoOneIsShownAtATime() throws TimeoutException {
        resize(600);
        compare();
        await(() -> columns().size() == 1 && which(columns().getFirst()).startsWith("3"));

        robot.clickOn("2 of 3 · Hearth");
        await(() -> columns().size() == 1 && which(columns().getFirst()).startsWith("2"));
        robot.clickOn("2 of 3 · Hearth");
        assertThat(robot.lookup(".compare-tabs .toggle-button").queryAllAs(ToggleButton.class))
                .as("one of them is always chosen")
                .extracting(ToggleButton::isSelected)
                .containsExactlyInAnyOrder(true, false);
        resize(900);
        await(() -> columns().size() == 2);
    }

    @Test
    void anAnswerThatIsStoppedMeanwhileSaysSo() throws Exception {
        try (PatientProvider provider = new PatientProvider()) {
            provider.serve(anna);
            robot.interact(() -> {
                chat.models().selectedProperty().set(new ModelName(PatientProvider.NAME, PatientProvider.MODEL));
                chat.answers().regenerate(chat.messages().getLast());
            });
            await(() -> chat.answeringProperty().get() && shows(PatientProvider.BEGINNING));
            robot.interact(
                    () -> chat.branches().compare().compare(chat.messages().getLast()));
            await(() -> columns().size() == 2 && which(columns().getLast()).startsWith("4"));
            assertThat(took(columns().getLast())).doesNotContain("Stopped");

            robot.interact(chat::stop);

            await(() -> took(columns().getLast()).endsWith("Stopped before the end."));
        }
    }

    @Test
    void theCommandComparesTheLastAnswerThatHasOthersAndLeavesItTheNextTime() throws TimeoutException {
        MessageId faro = Looking.at(() -> chat.messages().getLast().id());
        note(faro, Role.USER, "By train?");
        note(faro, Role.USER, "By bus?");
        robot.interact(chat::reload);
        await(() -> shows("By bus?") && chat.messages().getLast().place().equals(new Place(2, 2)));

        command();
        await(() -> columns().size() == 2);
        assertThat(which(columns().getLast())).isEqualTo("3 of 3 · Hearth");
        assertThat(called).hasValue(1);

        command();
        await(() -> columns().isEmpty() && composer().isFocused());
    }

    @Test
    void theCommandDoesNothingWhereThereIsNothingToCompare() throws TimeoutException {
        robot.interact(chat::startNew);
        await(() -> chat.messages().isEmpty());
        command();
        assertThat(columns()).isEmpty();
        assertThat(called).hasValue(0);
    }

    @Test
    void whatIsComparedIsLeftWhenOneOfTheTwoGoesToTheTrash() throws TimeoutException {
        compare();
        robot.interact(() -> chat.branches().trash(chat.messages().getLast()));

        await(() -> robot.lookup(".compare").tryQuery().isEmpty() && shows("Porto."));
    }
}
