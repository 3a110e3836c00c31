package app.hearth.desktop.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;

/// The part of the tour that is about files that go along, and about choosing the model that gets them.
final class FilesAndModels {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final String SEEING = "Demo: canned answers";
    private static final String BLIND = "Demo: slow canned answers";

    private final Visitor visitor;
    private final Album album;
    private final KeyCode shortcut;

    FilesAndModels(Visitor visitor, Album album, KeyCode shortcut) {
        this.visitor = visitor;
        this.album = album;
        this.shortcut = shortcut;
    }

    void visit() throws TourException {
        visitor.press(shortcut, KeyCode.N);
        visitor.await("What is on your mind?");
        attach();
        visitor.type("What grows in this picture, and does it go into the soup?");
        album.take("composer-files");
        choose();
        visitor.press(KeyCode.ENTER);
        visitor.await("goes to that provider only.");
        visitor.await("Copy answer");
        visitor.press(shortcut, KeyCode.N);
        visitor.await("What is on your mind?");
        visitor.click("Which tram goes up to the"); // the title that its model has given
        visitor.await("goes to that provider only.");
        visitor.click("What grows in this picture, and");
        visitor.awaitPictures(1);
        visitor.scrollToStart();
        album.take("question-picture");
        larger();
        waitInLine();
    }

    private void attach() throws TourException {
        ClipboardContent picture = new ClipboardContent();
        visitor.onFx(() -> picture.putImage(meadow()));
        visitor.paste(picture, shortcut);
        ClipboardContent files = new ClipboardContent();
        files.putFiles(List.of(soup().toFile()));
        visitor.paste(files, shortcut);
        visitor.await("for a new line");
        visitor.awaitPictures(1);
    }

    private void choose() throws TourException {
        visitor.click(SEEING);
        visitor.press(KeyCode.DOWN);
        visitor.press(KeyCode.DOWN);
        visitor.click("Add to favourites");
        visitor.await("Remove from favourites");
        visitor.press(KeyCode.UP);
        visitor.press(KeyCode.UP);
        visitor.press(KeyCode.ESCAPE);
        album.take("models", () -> {
            visitor.click(SEEING);
            visitor.await("List as of");
        });
        choose(SEEING, BLIND);
        visitor.await("or remove the picture.");
        album.take("model-cannot-see");
        choose(BLIND, SEEING);
    }

    private void choose(String before, String next) throws TourException {
        visitor.click(before);
        visitor.await("List as of");
        visitor.clickLast(next);
    }

    private void larger() throws TourException {
        album.take("picture-larger", () -> {
            visitor.clickPicture();
            visitor.awaitPictures(2);
        });
    }

    private void waitInLine() throws TourException {
        visitor.press(shortcut, KeyCode.N);
        visitor.await("What is on your mind?");
        choose(SEEING, BLIND);
        visitor.type("How long do leeks keep?");
        visitor.press(KeyCode.ENTER);
        visitor.await("Waiting for its turn");
        album.take("waiting");
        visitor.await("canned demo answer");
        visitor.press(KeyCode.ESCAPE);
        visitor.await("Stopped before the end.");
        choose(BLIND, SEEING);
    }

    /// Sky over a hill, with something green in rows.
    static WritableImage meadow() {
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double hill = HEIGHT * (0.55 - 0.12 * Math.sin(x * Math.PI / WIDTH));
                boolean row = (x + y / 3) % 48 < 20;
                Color color = y < hill
                        ? Color.hsb(205, 0.15 + 0.35 * (1 - y / hill), 0.95)
                        : Color.hsb(row ? 110 : 35, 0.55, 0.75 - 0.35 * (y - hill) / HEIGHT);
                image.getPixelWriter().setColor(x, y, color);
            }
        }
        return image;
    }

    private static Path soup() throws TourException {
        try {
            Path folder = Files.createTempDirectory("hearth-tour");
            Path file = folder.resolve("leek-and-potato.md");
            folder.toFile().deleteOnExit(); // after the file, which is named later
            file.toFile().deleteOnExit();
            return Files.writeString(file, "# Soup\n\nLeek, potatoes, a bay leaf. Half an hour.\n".repeat(40));
        } catch (IOException e) {
            throw new TourException("The tour cannot write a file to attach.", e);
        }
    }
}
