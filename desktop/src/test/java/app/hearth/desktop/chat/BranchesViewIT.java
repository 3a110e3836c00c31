package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The controls of branches in the window, before the real server.
final class BranchesViewIT extends AtAFork {
    BranchesViewIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @Test
    void theButtonsLeadToSiblingsAndStayUnderThePointer() throws TimeoutException {
        Node previous = one(".siblings-previous");
        assertThat(((Button) previous).getAccessibleText()).isEqualTo("Previous answer");
        assertThat(one(".siblings-next").isDisabled()).isTrue();
        double there = previous.localToScene(0, 0).getY();
        robot.clickOn(previous);
        await(() -> shows("Porto."));
        assertThat(robot.lookup("2/3").tryQuery()).isPresent();

        robot.clickOn(one(".siblings-previous"));

        await(() -> shows("Lisbon."));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(one(".siblings-next").localToScene(0, 0).getY()).isEqualTo(there);
        assertThat(robot.lookup("1/3").tryQuery()).isPresent();
        assertThat(one(".new-text").isVisible()).isFalse();
    }

    @Test
    void aButtonThatWasPressedByKeyboardHasTheFocusAgain() throws TimeoutException {
        robot.interact(() -> one(".siblings-previous").requestFocus());
        robot.push(KeyCode.SPACE);
        await(() -> shows("Porto."));
        robot.push(KeyCode.SPACE);
        await(() -> shows("Lisbon."));
        robot.push(KeyCode.SPACE); // there is none before: now it leads back
        await(() -> shows("Porto."));
    }

    @Test
    void altAndTheArrowsLeadToSiblingsFromTheComposer() throws TimeoutException {
        robot.clickOn(composer()).write("half");
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        await(() -> shows("Porto."));
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        await(() -> shows("Faro."));
        assertThat(composer().getText()).isEqualTo("half");
        assertThat(composer().isFocused()).isTrue();
    }

    @Test
    void theArrowUpInAnEmptyComposerEditsTheLastQuestionAndEscapeLeavesIt() throws TimeoutException {
        robot.clickOn(composer()).push(KeyCode.UP);
        await(() -> composer().getText().equals("Where to?"));
        assertThat(one(".editing-line").isVisible()).isTrue();

        robot.push(KeyCode.ESCAPE);
        await(() -> composer().getText().isEmpty());
        assertThat(one(".editing-line").isVisible()).isFalse();
        robot.write("half").push(KeyCode.UP);
        assertThat(composer().getText()).isEqualTo("half");
    }

    @Test
    void thePencilComesWithThePointerOrTheFocusAndLeadsToTheComposer() throws TimeoutException {
        Node actions = one(".question-actions");
        assertThat(actions.getOpacity()).isZero();
        robot.moveTo(".question");
        await(() -> actions.getOpacity() == 1);
        robot.moveTo(composer());
        await(() -> actions.getOpacity() == 0);
        robot.interact(() -> actions.lookup(".button").requestFocus());
        await(() -> actions.getOpacity() == 1);
        robot.push(KeyCode.SPACE);
        await(() -> composer().getText().equals("Where to?") && composer().isFocused());
    }

    @Test
    void whatGoesToTheTrashComesBackFromTheNoticeAboutIt() throws TimeoutException {
        robot.clickOn(one(".answer-actions .message-more")).clickOn("Move to trash from here on");
        await(() -> shows("Porto.") && one(".chat .undo-line").isVisible());
        assertThat(robot.lookup("One message is in the trash.").tryQuery()).isPresent();
        robot.clickOn("Undo");
        await(() -> shows("Faro.") && !one(".chat .undo-line").isVisible());
    }

    @Test
    void theMenuBesideTryAgainOffersTheFavourites() throws TimeoutException {
        robot.interact(() -> chat.models().toggleFavourite(new ModelName("demo", "hearth-demo-thinking")));
        await(() -> !chat.models().favourites().isEmpty());
        robot.clickOn(".again-with").clickOn("Demo: canned answers with reasoning");
        await(() -> chat.messages().getLast().place().equals(new Place(4, 4)));
        assertThat(chat.messages().getLast().model().map(ModelName::id)).contains("hearth-demo-thinking");
        robot.interact(chat::stop);
        await(() -> !chat.answeringProperty().get());
    }
}
