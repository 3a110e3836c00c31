package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.key.Model;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.Looking;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Files at the composer and in the transcript, as they are pasted, dropped, clicked and read aloud.
final class ChatFilesTest {
    @RegisterExtension
    final ShownPage page = new ShownPage();

    @TempDir
    private Path folder;

    private final FxRobot robot = page.robot();
    private final FakeServer server = new FakeServer();
    private final HearthClient client = server.client();
    private final ChatViewModel chat = new ChatViewModel(client, Background.javaFx(), InstantSource.system());
    private Path soup = Path.of("");
    private Path saved = Path.of("");

    @BeforeEach
    void open() throws Exception {
        soup = Files.writeString(folder.resolve("soup.txt"), "leek");
        saved = folder.resolve("saved.txt");
        server.models.add(new Model("demo", "blind", "Mole", 8_000, null, null, null, false, null));
        page.open(() -> {
            ChatView view = new ChatView(chat);
            view.onChooseFiles(_ -> List.of(soup.toFile()));
            view.onSaveFile((_, _) -> saved.toFile());
            Region root = (Region) view.root();
            root.setPrefHeight(800);
            chat.models().refresh();
            return root;
        });
        await(() -> chat.models().knownProperty().get());
    }

    @AfterEach
    void close() {
        server.files.release();
        robot.interact(chat::close);
        client.close();
        server.close();
    }

    @Test
    void aPastedPictureGoesAlongIsShownAndOpensLarger() throws TimeoutException {
        server.nextRun().write("A soup.").done();
        paste(content -> content.putImage(picture(400, 100)));
        await(() -> robot.lookup(".file-chip .picture-box ImageView").tryQuery().isPresent());
        assertThat(field().getAccessibleText()).isEqualTo("Remove Pasted picture.png");

        robot.clickOn(".composer-text").write("What is this?").push(KeyCode.ENTER);
        await(() -> robot.lookup(".enclosed-picture ImageView").tryQuery().isPresent());
        ImageView small = robot.lookup(".enclosed-picture ImageView").queryAs(ImageView.class);
        assertThat(small.getFitWidth()).isEqualTo(320);
        assertThat(small.getFitHeight()).isEqualTo(80);
        assertThat(robot.lookup(".file-chip").tryQuery()).isEmpty();

        Button button = robot.lookup(".enclosed-picture").queryButton();
        assertThat(button.getAccessibleText()).startsWith("Picture: Pasted picture.png");
        robot.clickOn(button);
        await(() -> robot.lookup(".picture-overlay ImageView").tryQuery().isPresent());
        assertThat(robot.lookup(".picture-overlay ImageView")
                        .queryAs(ImageView.class)
                        .getFitWidth())
                .isEqualTo(400);
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".picture-overlay").tryQuery()).isEmpty();
        assertThat(button.isFocused()).isTrue();
    }

    @Test
    void aPictureThatCannotBeReadSaysSoAndIsTriedAgainWhenClicked() throws TimeoutException {
        server.nextRun().write("A soup.").done();
        paste(content -> content.putImage(picture(40, 30)));
        await(() -> chat.files().allThere() && !chat.files().shown().isEmpty());
        await(() -> robot.lookup(".file-chip .picture-box ImageView").tryQuery().isPresent());
        server.refuse("GET", "/attachments", ErrorCode.INTERNAL);
        robot.clickOn(".composer-text").write("What is this?").push(KeyCode.ENTER);
        await(() ->
                robot.lookup(".enclosed-picture .ikonli-font-icon").tryQuery().isPresent());

        robot.clickOn(".enclosed-picture");

        await(() -> robot.lookup(".enclosed-picture ImageView").tryQuery().isPresent());
        assertThat(robot.lookup(".picture-overlay").tryQuery()).isEmpty();
    }

    @Test
    void aChosenTextGoesAlongAndCanBeSavedFromTheTranscript() throws Exception {
        server.nextRun().write("Leek.").done();
        robot.clickOn(named("Attach pictures or text files"));
        await(() -> chat.canSend().get());
        robot.clickOn(".composer-text").write("What is in it?").push(KeyCode.ENTER);
        await(() -> robot.lookup(".enclosed-text").tryQuery().isPresent());

        robot.clickOn(".enclosed-text");

        await(() -> robot.lookup(".enclosed-text").queryButton().getText().equals("Saved as saved.txt"));
        assertThat(saved).hasContent("leek");
        assertThat(folder.toFile().list())
                .as("no part is left behind")
                .containsExactlyInAnyOrder("soup.txt", "saved.txt");
    }

    @Test
    void whatDidNotArriveSaysWhyAndIsTriedAgainOrRemoved() throws TimeoutException {
        server.refuse("POST", "/attachments", ErrorCode.STORAGE_FULL);
        paste(content -> content.putFiles(List.of(soup.toFile())));
        await(() -> says("The disk is full."));
        assertThat(says("Remove what cannot go along, then send")).isTrue();

        robot.clickOn(named("Try soup.txt again"));
        await(() -> chat.files().allThere());
        robot.clickOn(named("Remove soup.txt"));
        assertThat(chat.files().shown()).isEmpty();
        assertThat(robot.lookup(".composer-text").query().isFocused()).isTrue();
    }

    @Test
    void whileAFileIsOnItsWayThatIsSaid() throws TimeoutException {
        server.files.hold();
        paste(content -> content.putFiles(List.of(soup.toFile())));
        await(() -> says("Sending waits until the files have arrived"));
        await(() -> robot.lookup(".file-progress").query().isVisible());
        server.files.release();
        await(() -> says("Enter sends") && says("4 B"));
    }

    @Test
    void pastedTextIsTextAlsoWhenAPictureLiesBesideIt() {
        paste(content -> {
            content.putString("words");
            content.putImage(picture(4, 4));
        });
        assertThat(chat.draftProperty().get()).isEqualTo("words");
        assertThat(chat.files().shown()).isEmpty();
    }

    @Test
    void aModelThatCannotSeeHoldsThePictureBack() throws TimeoutException {
        paste(content -> content.putImage(picture(40, 30)));
        await(() -> chat.canSend().get());
        robot.interact(() -> chat.models().selectedProperty().set(new ModelName("demo", "blind")));
        assertThat(says("Mole cannot see pictures.")).isTrue();
        assertThat(named("Send (Enter)").isDisabled()).isTrue();
    }

    @Test
    void whoWaitsIsToldThatTheModelIsBeingLoaded() throws TimeoutException {
        FakeRun run = server.nextRun().enter(RunPhase.LOADING);
        robot.clickOn(".composer-text").write("Hello").push(KeyCode.ENTER);
        await(() -> says("Loading the model…"));
        run.enter(RunPhase.ANSWERING);
        await(() -> says("Thinking…"));
        run.write("Good day.").done();
        await(() -> !chat.answeringProperty().get());
        await(() -> !says("Thinking…"));
    }

    private Node field() {
        return robot.lookup(".file-chip .quiet-icon").queryAll().stream()
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow();
    }

    private Node named(String accessible) {
        return robot.lookup((Node node) -> accessible.equals(node.getAccessibleText()) && node.isVisible())
                .query();
    }

    private boolean says(String words) {
        return page.shown("").stream()
                .map(Labeled::getText)
                .filter(Objects::nonNull)
                .anyMatch(text -> text.contains(words));
    }

    private interface Copying {
        void into(ClipboardContent content);
    }

    private void paste(Copying copying) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            copying.into(content);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.clickOn(".composer-text").push(KeyCode.CONTROL, KeyCode.V);
    }

    private static WritableImage picture(int width, int height) {
        WritableImage image = new WritableImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getPixelWriter().setColor(x, y, Color.ORANGE);
            }
        }
        return image;
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        Looking.until(condition);
    }
}
