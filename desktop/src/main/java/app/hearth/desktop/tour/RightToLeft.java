package app.hearth.desktop.tour;

import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

/// The part of the tour about a script that runs from right to left, with a picture in the question and one in its
/// answer.
final class RightToLeft {
    /// "What does one see in this picture, and does line 28 of Lisbon go past there?"
    private static final String QUESTION = "מה רואים בתמונה הזאת, והאם קו 28 של Lisboa עובר שם?";

    private final Visitor visitor;
    private final Album album;
    private final KeyCode shortcut;

    RightToLeft(Visitor visitor, Album album, KeyCode shortcut) {
        this.visitor = visitor;
        this.album = album;
        this.shortcut = shortcut;
    }

    void visit() throws TourException {
        visitor.press(shortcut, KeyCode.N);
        visitor.await("What is on your mind?");
        visitor.click("Demo: slow canned answers"); // the one that answered last
        visitor.await("List as of");
        visitor.clickLast("Demo: canned answers");
        ClipboardContent picture = new ClipboardContent();
        visitor.onFx(() -> picture.putImage(FilesAndModels.meadow()));
        visitor.paste(picture, shortcut);
        visitor.await("for a new line");
        visitor.awaitPictures(1);
        visitor.type(QUESTION);
        album.take("right-to-left-composer");
        visitor.press(KeyCode.ENTER);
        visitor.await("Copy answer");
        album.take("right-to-left-end");
        visitor.scrollToStart();
        visitor.awaitPictures(1);
        album.take("right-to-left");
    }
}
