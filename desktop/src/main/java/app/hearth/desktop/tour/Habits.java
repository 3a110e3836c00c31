package app.hearth.desktop.tour;

import javafx.scene.input.KeyCode;

/// The part of the tour about the window itself: finding words in a conversation, its size, its keys.
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

    /// On the page of settings.
    void keyboard() throws TourException {
        visitor.click("Keyboard");
        visitor.await("Choose a key to change it");
        album.take("keyboard");
    }
}
