package app.hearth.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
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

    /// Brings the mark of this row that stands out more into sight, also within a row that is higher than the window;
    /// what is to be seen already does not move.
    public void reveal(int row) {
        Optional<Bounds> there = pane.row(row).flatMap(this::current);
        if (there.isEmpty()) {
            pane.scrollTo(row, 0);
            pane.layout();
            there = pane.row(row).flatMap(this::current);
        }
        double top = there.map(Bounds::getMinY).orElse(0.0);
        double bottom = there.map(Bounds::getMaxY).orElse(0.0);
        if (top < 0 || bottom > pane.getHeight()) {
            pane.scrollBy(top - pane.getHeight() / 3);
        }
    }

    /// Where it is in the pane.
    private Optional<Bounds> current(Node row) {
        return texts(row, new ArrayList<>()).stream()
                .flatMap(text -> text.currentMark().stream())
                .map(pane::sceneToLocal)
                .findFirst();
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
