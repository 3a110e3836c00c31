package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Role;
import app.hearth.common.prompt.NewPreset;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Presets, models, the gauge and what is carried away, in the window and before the real server.
final class ComposerViewIT extends AtTheWindow {
    private static final String STORY = """
            # Trip

            ## You

            Where to?

            ## Hearth

            **Lisbon**, of course.
            """;

    private final Path folder;
    private @Nullable File target;

    ComposerViewIT(@TempDir Path data) throws Exception {
        super(data);
        folder = data;
    }

    @Override
    void prepare() {
        house.useDemo(anna);
        anna.prompts().create(new NewPreset(null, "Chef", "You cook.", null, null));
        anna.prompts().create(new NewPreset(null, "Translator", "You translate.", null, null));
        note(note(null, Role.USER, "Where to?"), Role.ASSISTANT, "**Lisbon**, of course.");
    }

    @Override
    void dress(ChatView view) {
        view.onSaveFile((_, name) -> {
            assertThat(name).isEqualTo("Trip.md");
            return target;
        });
    }

    private int offered() {
        return robot.lookup(".offer").queryAll().size();
    }

    @Test
    void aPresetIsChosenWithTheKeysAndItsWordsAreNoPartOfTheQuestion() throws TimeoutException {
        robot.write("/");
        await(() -> offered() == 2);
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        await(() -> chat.applied().doneProperty().get().isPresent());

        assertThat(anna.conversations().get(trip).systemPrompt()).isEqualTo("You translate.");
        assertThat(composer().getText()).isEmpty();
        assertThat(offered()).isZero();
        assertThat(chat.answeringProperty().get()).as("Enter sent nothing").isFalse();
        assertThat(robot.lookup(".undo-words").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("“Translator” holds here from now on.");
    }

    @Test
    void aModelIsChosenInTheMiddleOfAQuestion() throws TimeoutException {
        robot.write("Tell me @reason");
        await(() -> offered() == 1);
        robot.push(KeyCode.TAB);

        await(() -> composer().getText().equals("Tell me "));
        assertThat(composer().isFocused()).isTrue();
        assertThat(chat.models().selectedProperty().get()).isEqualTo(new ModelName("demo", "hearth-demo-thinking"));
    }

    @Test
    void escapeClosesTheOffersAndKeepsTheWords() throws TimeoutException {
        robot.write("@demo");
        await(() -> offered() > 0);
        robot.push(KeyCode.ESCAPE);

        await(() -> offered() == 0);
        assertThat(composer().getText()).isEqualTo("@demo");
    }

    @Test
    void anOfferIsTakenWithTheMouse() throws TimeoutException {
        robot.write("/che");
        await(() -> offered() == 1);
        robot.clickOn(".offer");

        await(() -> chat.applied().doneProperty().get().isPresent());
        assertThat(composer().getText()).isEmpty();
        robot.clickOn(robot.lookup(".undo-button")
                .match(node -> node.isVisible() && node.getParent().isVisible())
                .queryButton());
        await(() -> chat.applied().doneProperty().get().isEmpty()
                && !chat.sendingProperty().get());
        assertThat(anna.conversations().get(trip).systemPrompt()).isNull();
    }

    @Test
    void whatIsReadFromTheRightIsWrittenFromThere() {
        robot.interact(() -> composer().setText("מה שלומך?"));
        assertThat(composer().getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        robot.interact(() -> composer().setText("How are you?"));
        assertThat(composer().getEffectiveNodeOrientation()).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
    }

    @Test
    void theGaugeSaysHowMuchOfTheModelIsTaken() throws TimeoutException {
        robot.interact(() -> chat.models().selectedProperty().set(new ModelName("demo", "hearth-demo")));
        await(() -> robot.lookup(".gauge").query().isVisible());

        assertThat(robot.lookup(".gauge").query().getAccessibleText())
                .isEqualTo("About 11 of the 32,768 tokens that Demo: canned answers holds, with what you are writing.");
        robot.interact(() -> composer().setText("x".repeat(99_000)));
        assertThat(robot.lookup(".gauge").query().getAccessibleText()).endsWith("the oldest messages are left out.");
    }

    @Test
    void theConversationIsCopiedAsMarkdown() throws TimeoutException {
        choose(0);

        await(() -> robot.lookup(".composer-hint").queryLabeled().getText().startsWith("The conversation is copied"));
        assertThat(WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(STORY);
    }

    @Test
    void theConversationIsSavedAsMarkdownOrItIsSaidThatItWasNot() throws Exception {
        target = folder.resolve("Trip.md").toFile();
        choose(1);
        await(() -> robot.lookup(".composer-hint").queryLabeled().getText().equals("Saved as Trip.md"));
        assertThat(Files.readString(folder.resolve("Trip.md"))).isEqualTo(STORY);

        target = folder.resolve("missing").resolve("Trip.md").toFile();
        choose(1);
        await(() -> chat.problemProperty().get() != null);
    }

    private void choose(int item) {
        MenuButton more = robot.lookup(".chat-more").queryAs(MenuButton.class);
        robot.interact(more.getItems().get(item)::fire);
    }
}
