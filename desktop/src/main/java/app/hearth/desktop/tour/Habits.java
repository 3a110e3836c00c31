package app.hearth.desktop.tour;

import javafx.scene.input.KeyCode;

/// The part of the tour about the window itself: finding words in a conversation, its size, its keys, and the
/// small one beside it.
final class Habits {
    private final Visitor visitor;
    private final Album album;
    private final KeyCode shortcut;

    Habits(Visitor visitor, Album album, KeyCode shortcut) {
        this.visitor = visitor;
        this.album = album;
        this.shortcut = shortcut;
    }

    /// In a conversation that speaks of the demo.
    void find() throws TourException {
        visitor.press(shortcut, KeyCode.F);
        visitor.await("Close (Esc)");
        visitor.type("demo");
        album.take("find");
        visitor.press(KeyCode.ESCAPE);
    }

    void zoom() throws TourException {
        for (int step = 0; step < 3; step++) {
            visitor.press(shortcut, KeyCode.PLUS);
        }
        album.take("size-150", () -> {
            visitor.click("Anna");
            visitor.await("Lock now");
        });
        visitor.press(shortcut, KeyCode.PLUS);
        visitor.press(shortcut, KeyCode.PLUS);
        album.take("size-200");
        visitor.press(shortcut, KeyCode.DIGIT0);
    }

    /// The small window for a question in between.
    void quick() throws TourException {
        visitor.press(shortcut, KeyCode.SHIFT, KeyCode.N);
        visitor.awaitInFront("What is on your mind?");
        album.take("quick-empty");
        visitor.type("How long do eggs boil?");
        visitor.press(KeyCode.ENTER);
        visitor.awaitInFront("goes to that provider only.");
        album.take("quick");
        visitor.press(KeyCode.ESCAPE);
    }

    /// On the page of settings.
    void keyboard() throws TourException {
        visitor.click("Keyboard");
        visitor.await("Choose a key to change it");
        album.take("keyboard");
    }
}
