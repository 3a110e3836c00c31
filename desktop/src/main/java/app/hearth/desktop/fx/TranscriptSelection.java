package app.hearth.desktop.fx;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// What a person has marked in a transcript by dragging over it, across rows and also over rows that have left the
/// window: a selection is two places in the text, not nodes. For the JavaFX thread.
public final class TranscriptSelection<T> {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final KeyCombination ALL = KeyCombination.valueOf("Shortcut+A");

    private final TranscriptPane<T> pane;
    private final ObservableList<T> items;
    private final Function<T, String> textOf;
    private final Function<T, String> leadOf;
    private Point start = new Point(0, 0);
    private Point end = new Point(0, 0);

    private record Point(int row, int offset) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            return row != other.row ? Integer.compare(row, other.row) : Integer.compare(offset, other.offset);
        }
    }

    /// @param textOf what copying a row gives, in the characters that its [TranscriptText] shows
    /// @param leadOf what stands before that in a copy which has the row from its beginning
    public TranscriptSelection(
            TranscriptPane<T> pane, ObservableList<T> items, Function<T, String> textOf, Function<T, String> leadOf) {
        this.pane = pane;
        this.items = items;
        this.textOf = textOf;
        this.leadOf = leadOf;
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        pane.onRowMade(this::mark);
        items.addListener(this::itemsChanged);
    }

    /// The marked text, rows parted by line ends; empty when nothing is marked.
    public String text() {
        Point first = start.compareTo(end) <= 0 ? start : end;
        Point last = start.compareTo(end) <= 0 ? end : start;
        StringBuilder text = new StringBuilder();
        for (int row = first.row; row <= last.row && row < items.size(); row++) {
            String whole = textOf.apply(items.get(row));
            int from = row == first.row ? Math.min(first.offset, whole.length()) : 0;
            int to = row == last.row ? Math.clamp(last.offset, from, whole.length()) : whole.length();
            if (!text.isEmpty() && to > from) {
                text.append('\n');
            }
            if (from == 0 && to > 0) {
                text.append(leadOf.apply(items.get(row)));
            }
            text.append(whole, from, to);
        }
        return text.toString();
    }

    private void mark(Region node, int row) {
        Point first = start.compareTo(end) <= 0 ? start : end;
        Point last = start.compareTo(end) <= 0 ? end : start;
        boolean inside = row >= first.row && row <= last.row && first.compareTo(last) < 0;
        int from = row == first.row ? first.offset : 0;
        int to = row == last.row ? last.offset : Integer.MAX_VALUE;
        textIn(node).ifPresent(text -> text.select(inside ? from : 0, inside ? to : 0));
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            Point here = at(event);
            start = event.isShiftDown() ? start : here;
            end = here;
            markAll();
        }
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getY() < 0) {
            pane.scrollBy(event.getY());
        } else if (event.getY() > pane.getHeight()) {
            pane.scrollBy(event.getY() - pane.getHeight());
        }
        end = at(event);
        markAll();
    }

    private void keyPressed(KeyEvent event) {
        if (COPY.match(event) && !text().isEmpty()) {
            CopiedText.put(text());
            event.consume();
        } else if (ALL.match(event) && !items.isEmpty()) {
            start = new Point(0, 0);
            end = new Point(items.size() - 1, Integer.MAX_VALUE);
            markAll();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && start.compareTo(end) != 0) {
            end = start;
            markAll();
            event.consume();
        }
    }

    private void itemsChanged(ListChangeListener.Change<? extends T> change) {
        int last = Math.max(start.row, end.row);
        while (change.next()) {
            if (change.getFrom() <= last && (change.wasRemoved() || change.wasAdded())) {
                end = start;
            }
        }
        markAll();
    }

    private Point at(MouseEvent event) {
        int row = Math.max(0, pane.indexAt(event.getY()));
        int offset = pane.row(row)
                .flatMap(TranscriptSelection::textIn)
                .map(text -> text.offsetAt(event.getSceneX(), event.getSceneY()))
                .orElse(0);
        return new Point(row, offset);
    }

    private void markAll() {
        for (int row = pane.firstShown(); row <= pane.lastShown(); row++) {
            int index = row;
            pane.row(row).ifPresent(node -> mark(node, index));
        }
    }

    private static Optional<TranscriptText> textIn(Node node) {
        if (node instanceof TranscriptText text) {
            return Optional.of(text);
        }
        List<Node> children = node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
        return children.stream().flatMap(child -> textIn(child).stream()).findFirst();
    }
}
