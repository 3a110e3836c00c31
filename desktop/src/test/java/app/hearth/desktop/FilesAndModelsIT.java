package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Files and the choice of models, in the window with the real server and its demo provider inside it.
final class FilesAndModelsIT {
    @TempDir
    private Path data;

    @RegisterExtension
    final Desk desk = new Desk();

    private final FxRobot robot = desk.robot();

    @Test
    void aPictureGoesAlongWithAQuestionAndIsSeenInItAgainLater() throws TimeoutException {
        desk.open(desk.parts(data, new DemoInside()));
        desk.makeProfile("Anna");
        awaitModel("Demo: canned answers");

        paste();
        desk.await(node -> isPicture(node, "file-lead"));
        robot.write("What grows here").push(KeyCode.ENTER);
        desk.await("canned demo answer");
        desk.await("You wrote “What grows here”");
        desk.await(node -> isPicture(node, "enclosed-picture"));

        chooseModel("Demo: slow canned answers");
        desk.await("cannot see pictures, and there is one in this conversation.");

        desk.pressWithShortcut(KeyCode.N);
        desk.await("What is on your mind?");
        robot.clickOn(
                (Node node) -> node instanceof Labeled && Desk.wordsOf(node).equals("What grows here"));
        desk.await(node -> isPicture(node, "enclosed-picture"));
    }

    @Test
    void favouritesAndTheModelForNewConversationsAreThereAgainForWhoComesBack() throws TimeoutException {
        desk.open(desk.parts(data, new DemoInside()));
        desk.makeProfile("Anna");
        awaitModel("Demo: canned answers");
        robot.clickOn(".model-button");
        desk.await("List as of");
        robot.push(KeyCode.DOWN);
        robot.clickOn("Add to favourites");
        desk.await("Remove from favourites");
        robot.clickOn("Use for new conversations");
        desk.await("No longer use for new ones");
        robot.push(KeyCode.ESCAPE);

        desk.pressWithShortcut(KeyCode.N);
        awaitModel("Demo: slow canned answers");
        desk.lock();
        desk.await("Unlock");
        robot.push(KeyCode.ENTER);

        awaitModel("Demo: slow canned answers");
        robot.clickOn(".model-button");
        desk.await("for new conversations");
        assertThat(firstOffered()).isEqualTo("Demo: slow canned answers");
    }

    private String firstOffered() {
        return robot.lookup(".model-head > .label").queryAllAs(Labeled.class).stream()
                .min((a, b) -> Double.compare(
                        a.localToScreen(0, 0).getY(), b.localToScreen(0, 0).getY()))
                .map(Labeled::getText)
                .orElseThrow();
    }

    private void chooseModel(String name) throws TimeoutException {
        robot.clickOn(".model-button");
        desk.await("List as of");
        robot.clickOn((Node node) -> node instanceof Labeled
                && node.getParent().getStyleClass().contains("model-head")
                && Desk.wordsOf(node).equals(name));
    }

    private void awaitModel(String name) throws TimeoutException {
        desk.await(node -> node.getStyleClass().contains("model-button")
                && Desk.wordsOf(node).equals(name));
    }

    private static boolean isPicture(Node node, String within) {
        Node around = node instanceof ImageView ? node : null;
        while (around != null && !around.getStyleClass().contains(within)) {
            around = around.getParent();
        }
        return around != null;
    }

    private void paste() {
        robot.interact(() -> {
            WritableImage image = new WritableImage(64, 48);
            for (int place = 0; place < 48; place++) {
                image.getPixelWriter().setColor(place, place, Color.GREEN);
            }
            ClipboardContent content = new ClipboardContent();
            content.putImage(image);
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.clickOn(".composer-text");
        desk.pressWithShortcut(KeyCode.V);
    }
}
