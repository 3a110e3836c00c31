package app.hearth.desktop.tour;

import javafx.scene.input.KeyCode;

/// Several models asked at once: who sits there, what they say, how they vote, and what the chairman makes of it.
final class InCouncil {
    /// A window in which eight seats have to be readable, too.
    private static final double NARROW = 1000;

    private static final int MORE_SEATS = 5;

    private final Visitor visitor;
    private final Album album;
    private final KeyCode shortcut;

    InCouncil(Visitor visitor, Album album, KeyCode shortcut) {
        this.visitor = visitor;
        this.album = album;
        this.shortcut = shortcut;
    }

    void visit() throws TourException {
        visitor.press(shortcut, KeyCode.N);
        visitor.await("What is on your mind?");
        visitor.clickWhatIsCalled("Ask a council of models");
        visitor.await("about");
        visitor.type("What should we cook on the first cold evening of the year?");
        album.take("council-choice");
        album.take("council-menu", () -> {
            visitor.click("Change");
            visitor.await("Who sits in this council");
        });
        visitor.press(KeyCode.ENTER);
        visitor.await("canned demo answer");
        album.take("council-answers");
        visitor.await("A real chairman would now");
        visitor.await("Use this answer");
        album.take("council-chairman");
        votes();
        eight();
    }

    private void votes() throws TourException {
        visitor.click("Votes");
        visitor.await("Who voted how");
        album.take("council-votes");
        visitor.click("Show names");
        album.take("council-names");
        visitor.clickWhatIsCalled("Read what this judge said");
        visitor.await("All votes");
        album.take("council-judgement");
        visitor.press(KeyCode.ESCAPE);
        visitor.await("Show council");
        album.take("council-line");
    }

    /// As many seats as a household will ever ask, in a window that is not wide.
    private void eight() throws TourException {
        double before = visitor.resize(NARROW);
        visitor.click("Change");
        for (int seat = 0; seat < MORE_SEATS; seat++) {
            visitor.click("Add a model");
            visitor.type(seat % 2 == 0 ? "shy" : "dry");
            visitor.press(KeyCode.ENTER);
        }
        visitor.click("Done");
        album.take("council-menu-eight", () -> visitor.click("Change"));
        visitor.type("And what for dessert?");
        visitor.press(KeyCode.ENTER);
        visitor.await("A real chairman would now");
        visitor.await("Use this answer");
        album.take("council-eight");
        visitor.click("Votes");
        visitor.await("Who voted how");
        album.take("council-eight-votes");
        visitor.press(KeyCode.ESCAPE);
        visitor.await("Show council");
        visitor.resize(before);
    }

    /// The councils that are kept under names.
    void settings() throws TourException {
        visitor.click("Councils");
        visitor.await("Begin with these");
        album.take("councils-empty");
        visitor.click("Begin with these");
        visitor.await("Save council");
        album.take("council-form");
        visitor.click("Save council");
        visitor.await("My council");
        album.take("councils");
    }
}
