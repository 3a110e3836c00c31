package app.hearth.desktop.tour;

import javafx.scene.input.KeyCode;

/// The part of the tour about what an answer tells of itself, and about more than one answer to a question.
final class AnswersAndBranches {
    private static final String PLAIN = "Demo: canned answers";
    private static final String THINKING = "Demo: canned answers with reasoning";
    private static final double NARROW = 1000;

    private final Visitor visitor;
    private final Album album;
    private final KeyCode shortcut;

    AnswersAndBranches(Visitor visitor, Album album, KeyCode shortcut) {
        this.visitor = visitor;
        this.album = album;
        this.shortcut = shortcut;
    }

    /// In a conversation of one question and its answer.
    void visit() throws TourException {
        choose(PLAIN, THINKING);
        visitor.click("Try again");
        visitor.await("Thinking…");
        album.take("thinking");
        visitor.await("Copy answer");
        visitor.clickWhatIsCalled("Show the model's thoughts");
        visitor.awaitWhatIsCalled("Fold the model's thoughts");
        visitor.scrollToStart();
        album.take("thoughts");
        album.take("answer-facts", () -> {
            visitor.pointAt(".transcript");
            visitor.pointAt(".answer-head .head-words");
            visitor.await("Tokens: ");
        });
        choose(THINKING, PLAIN);
        branches();
    }

    private void branches() throws TourException {
        overview("branches");
        compare("compare");
        double before = visitor.resize(NARROW);
        overview("branches-sheet");
        compare("compare-narrow");
        visitor.resize(before);
    }

    private void overview(String name) throws TourException {
        visitor.press(shortcut, KeyCode.B);
        visitor.await("Branches of this conversation");
        album.take(name);
        visitor.press(KeyCode.ESCAPE);
    }

    private void compare(String name) throws TourException {
        visitor.click("Compare with another answer");
        visitor.await("Go on with this one");
        album.take(name);
        visitor.press(KeyCode.ESCAPE);
    }

    private void choose(String before, String next) throws TourException {
        visitor.click(before);
        visitor.await("List as of");
        visitor.clickLast(next);
    }
}
