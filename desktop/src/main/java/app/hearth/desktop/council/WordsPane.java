package app.hearth.desktop.council;

import app.hearth.desktop.fx.MarkdownBlock;
import app.hearth.desktop.fx.MarkdownNodes;
import app.hearth.desktop.fx.MarkdownStream;
import app.hearth.desktop.fx.NextFrame;
import app.hearth.desktop.fx.Thinking;
import app.hearth.desktop.fx.ThoughtsNode;
import app.hearth.desktop.fx.TranscriptPane;
import app.hearth.desktop.fx.TranscriptRows;
import app.hearth.desktop.fx.TranscriptSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What somebody in a council says, as text that scrolls by itself and is drawn once a frame while it grows. For the
/// JavaFX thread.
final class WordsPane extends StackPane {
    /// How wide a text becomes, and what stands above and below it with the room at its sides.
    private static final double MEASURE = 720;

    static final double WIDTH = MEASURE + 48;

    private final Consumer<String> opener;
    private final ObservableList<WordsRow> rows = FXCollections.observableArrayList();
    private final MarkdownNodes markdown;
    private final TranscriptPane<WordsRow> text;
    private MarkdownStream stream = new MarkdownStream();
    private Subscription listening = Subscription.EMPTY;
    private @Nullable Words words;
    private int edition;
    private int read;
    private boolean finished;
    private boolean unfolded;
    private boolean scheduled;

    /// @param opener opens a link a person has clicked
    WordsPane(Consumer<String> opener, BooleanProperty wrapsCode) {
        this.opener = opener;
        this.markdown = new MarkdownNodes(opener);
        this.text = new TranscriptPane<>(rows, new Nodes(), MEASURE);
        markdown.wrapsCodeProperty().bindBidirectional(wrapsCode);
        markdown.wrapsCodeProperty().subscribe(_ -> text.remeasure());
        var _ = new TranscriptSelection<>(text, rows, WordsRow::text, WordsRow::lead);
        getStyleClass().add("words-pane");
        getChildren().add(text);
        setMinHeight(0);
    }

    /// Shows these from their beginning; nothing when null.
    void show(@Nullable Words now) {
        if (now == words) {
            return;
        }
        listening.unsubscribe();
        words = now;
        startOver();
        unfolded = false;
        rows.clear();
        if (now != null) {
            edition = now.edition();
            listening = now.revisionProperty().subscribe(_ -> schedule());
            frame();
            if (now.isGoing()) {
                text.scrollToEnd();
            } else {
                text.scrollTo(0);
            }
        } else {
            listening = Subscription.EMPTY;
        }
    }

    void describe(String name) {
        text.setAccessibleText(name);
    }

    /// The focus comes here, so that the keys scroll.
    void enter() {
        text.requestFocus();
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            NextFrame.run(this::frame);
        }
    }

    private void startOver() {
        stream = new MarkdownStream();
        read = 0;
        finished = false;
    }

    private void frame() {
        scheduled = false;
        Words now = words;
        if (now == null) {
            return;
        }
        if (edition != now.edition()) {
            edition = now.edition();
            startOver();
        }
        CharSequence said = now.text();
        if (said.length() > read) {
            stream.append(said.subSequence(read, said.length()).toString());
            read = said.length();
            finished = false;
        }
        if (!now.isGoing() && !finished) {
            stream.finish();
            finished = true;
        }
        renew(rowsOf(now));
    }

    private List<WordsRow> rowsOf(Words now) {
        List<WordsRow> made = new ArrayList<>();
        if (!now.reasoning().isEmpty()) {
            String thoughts = unfolded ? now.reasoning().toString() : "";
            made.add(new WordsRow.Thoughts(
                    thoughts, unfolded, now.isGoing() && now.text().isEmpty()));
        }
        for (MarkdownBlock block : stream.rows()) {
            made.add(new WordsRow.Said(block));
        }
        return made;
    }

    /// Rows that are the same stay, so that the work grows with what changed.
    private void renew(List<WordsRow> now) {
        int common = Math.min(rows.size(), now.size());
        for (int index = 0; index < common; index++) {
            if (!rows.get(index).equals(now.get(index))) {
                rows.set(index, now.get(index));
            }
        }
        if (rows.size() > now.size()) {
            rows.remove(now.size(), rows.size());
        } else if (now.size() > rows.size()) {
            rows.addAll(now.subList(common, now.size()));
        }
    }

    private void toggle() {
        unfolded = !unfolded;
        frame();
    }

    private final class Nodes implements TranscriptRows<WordsRow> {
        @Override
        public Region make(WordsRow row) {
            return switch (row) {
                case WordsRow.Said said -> markdown.make(said.block());
                case WordsRow.Thoughts thoughts -> {
                    ThoughtsNode node = new ThoughtsNode(WordsPane.this::toggle, opener);
                    show(node, thoughts);
                    yield node;
                }
            };
        }

        @Override
        public Optional<Object> kind(WordsRow row) {
            return switch (row) {
                case WordsRow.Said said -> markdown.kind(said.block());
                case WordsRow.Thoughts _ -> Optional.of(WordsRow.Thoughts.class);
            };
        }

        @Override
        public void show(Region node, WordsRow row) {
            switch (row) {
                case WordsRow.Said said -> markdown.show(node, said.block());
                case WordsRow.Thoughts thoughts -> {
                    if (node instanceof ThoughtsNode known) {
                        known.show(new Thinking(thoughts.going(), 0), thoughts.words(), thoughts.open());
                    }
                }
            }
        }
    }
}
