package app.hearth.desktop.tour;

import javafx.scene.input.KeyCode;

/// What can be done with conversations at the side, of which there are some.
final class AtTheSide {
    private static final String TRAM = "Which tram goes up to the";
    private static final String LEEKS = "How long do leeks keep?";
    private static final String SOUPS = "Plan a week of soups for four people";

    private final Visitor visitor;
    private final Album album;

    AtTheSide(Visitor visitor, Album album) {
        this.visitor = visitor;
        this.album = album;
    }

    void visit() throws TourException {
        visitor.click(TRAM);
        visitor.await("goes to that provider only.");
        visitor.press(KeyCode.SHIFT, KeyCode.UP);
        visitor.await("Select no more");
        album.take("several-chosen");
        visitor.click("Archive");
        visitor.await("Undo");
        album.take("archived");
        visitor.click("Undo");
        visitor.await(TRAM);
        visitor.click(LEEKS);
        visitor.press(KeyCode.DELETE);
        visitor.await("Undo");
        visitor.click("Trash");
        visitor.await(LEEKS);
        album.take("trash");
        visitor.click("Back to the conversations");
        visitor.click("Undo");
        visitor.await(LEEKS);
        visitor.click(SOUPS);
        visitor.await("Stopped before the end.");
    }
}
