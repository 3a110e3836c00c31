package app.hearth.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Stretches of text that stand out in a transcript, also in rows that come into sight later. For the JavaFX thread.
public final class TranscriptMarks<T> {
    private final TranscriptPane<T> pane;
    private final ObservableList<T> items;
    private Function<T, List<Mark>> marks = _ -> List.of();

    public TranscriptMarks(TranscriptPane<T> pane, ObservableList<T> items) {
        this.pane = pane;
        this.items = items;
        pane.onRowMade((node, row) -> mark(node, items.get(row)));
    }

    /// A stretch of a row's text; `current` is the one that stands out more.
    public record Mark(int from, int to, boolean current) {
        public Mark before(int offset) {
            return new Mark(from - offset, to - offset, current);
        }
    }

    /// Marks these from now on, and nothing else.
    public void show(Function<T, List<Mark>> now) {
        marks = now;
        for (int row = pane.firstShown(); row <= pane.lastShown(); row++) {
            T item = items.get(row);
            pane.row(row).ifPresent(node -> mark(node, item));
        }
    }

    /// A table is several texts, with one character between each and the next.
    private void mark(Node node, T item) {
        List<Mark> wanted = marks.apply(item);
        int offset = 0;
        for (TranscriptText text : texts(node, new ArrayList<>())) {
            int start = offset;
            text.mark(wanted.stream().map(mark -> mark.before(start)).toList());
            offset += text.text().length() + 1;
        }
    }

    private static List<TranscriptText> texts(Node node, List<TranscriptText> found) {
        if (node instanceof TranscriptText text) {
            found.add(text);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> texts(child, found));
        }
        return found;
    }
}
