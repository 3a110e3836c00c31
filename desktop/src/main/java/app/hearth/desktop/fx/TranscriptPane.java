package app.hearth.desktop.fx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A long column of rows of any height, of which only those in sight have nodes. A node whose row has left is kept for
/// another row of its kind. For the JavaFX thread.
///
/// Where the reader is, is one row (the anchor) and how far its top is from the top of the window, not a number of
/// pixels from the start. So rows above may be measured later, grow or go away, and what is being read does not move.
/// At the end of the column the anchor is the end itself: then new rows push the old ones up, and only then.
public final class TranscriptPane<T> extends Region {
    /// How far above and below the window rows are made ahead of time.
    private static final double MARGIN = 200;
    private static final double SIDE = 24;
    private static final double LINE = 48;

    /// How many nodes wait for another row: about as many as a large window shows.
    private static final int MOST_SPARE = 150;

    private final ObservableList<T> items;
    private final TranscriptRows<T> maker;
    private final double measure;
    private final TranscriptHeights heights = new TranscriptHeights();
    private final IdentityHashMap<T, Shown> rows = new IdentityHashMap<>();
    private final Map<Object, Deque<Region>> spare = new HashMap<>();
    private int spareCount;
    private final ScrollBar bar = new ScrollBar();
    private final Rectangle clip = new Rectangle();
    private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(this, "atEnd", true);
    private int anchor;
    private double anchorTop;
    private int firstShown;
    private int lastShown = -1;
    private boolean movingBar;
    private BiConsumer<Region, Integer> rowMade = (_, _) -> {};

    /// The node of a row, and of which kind that was when it was made.
    private record Shown(Region node, Optional<Object> kind) {}

    /// @param measure how wide a row may become
    public TranscriptPane(ObservableList<T> items, TranscriptRows<T> maker, double measure) {
        this.items = items;
        this.maker = maker;
        this.measure = measure;
        getStyleClass().add("transcript");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setClip(clip);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((_, _, value) -> barMoved(value.doubleValue()));
        getChildren().add(bar);
        heights.insert(0, items.size());
        items.addListener(this::itemsChanged);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        setOnMousePressed(_ -> requestFocus());
    }

    /// Whether the end is in sight and new rows are followed.
    public ReadOnlyBooleanProperty atEndProperty() {
        return atEnd.getReadOnlyProperty();
    }

    /// Goes to the end and stays there.
    public void scrollToEnd() {
        atEnd.set(true);
        requestLayout();
    }

    /// Moves by so many pixels, down when positive.
    public void scrollBy(double pixels) {
        if (pixels < 0 || !atEnd.get()) {
            atEnd.set(false);
            anchorTop -= pixels;
            requestLayout();
        }
    }

    /// Looks anew how high rows are, also those out of sight; for when something has changed how they look.
    public void remeasure() {
        heights.forgetAll();
        requestLayout();
    }

    /// Puts the top of a row at the top of the window.
    public void scrollTo(int index) {
        scrollTo(index, 0);
    }

    /// Puts the top of a row so far below the top of the window.
    public void scrollTo(int index, double top) {
        atEnd.set(false);
        anchor = index;
        anchorTop = top;
        requestLayout();
    }

    /// The node of a row, when it has one now.
    public Optional<Region> row(int index) {
        return index < 0 || index >= items.size()
                ? Optional.empty()
                : Optional.ofNullable(rows.get(items.get(index))).map(Shown::node);
    }

    /// The row under a point of this pane, the nearest one when the point is between or outside; -1 without rows.
    public int indexAt(double y) {
        for (int index = firstShown; index <= lastShown && index < items.size(); index++) {
            Shown shown = rows.get(items.get(index));
            if (shown != null && y < shown.node().getLayoutY() + shown.node().getHeight()) {
                return index;
            }
        }
        return Math.min(lastShown, items.size() - 1);
    }

    /// Whoever wants to dress rows that have just got their nodes.
    void onRowMade(BiConsumer<Region, Integer> taker) {
        rowMade = rowMade.andThen(taker);
    }

    int firstShown() {
        return firstShown;
    }

    int lastShown() {
        return Math.min(lastShown, items.size() - 1);
    }

    private void itemsChanged(ListChangeListener.Change<? extends T> change) {
        while (change.next()) {
            if (change.wasPermutated() || change.wasUpdated()) {
                continue;
            }
            int from = change.getFrom();
            int removed = change.getRemovedSize();
            int added = change.getAddedSize();
            forget(change.getRemoved(), from, added);
            heights.remove(from, removed);
            heights.insert(from, added);
            if (anchor >= from + removed && (removed > 0 || anchor > from)) {
                anchor += added - removed;
            } else if (anchor >= from + Math.max(added, 1)) {
                anchor = Math.max(0, from + added - 1);
            }
        }
        anchor = Math.clamp(anchor, 0, Math.max(0, items.size() - 1));
        requestLayout();
    }

    /// Nodes of rows that are gone show the rows that came in their place when they can.
    private void forget(List<? extends T> removed, int from, int added) {
        for (int index = 0; index < removed.size() && !rows.isEmpty(); index++) {
            Shown shown = rows.remove(removed.get(index));
            if (shown == null) {
                continue;
            }
            T now = index < added ? items.get(from + index) : null;
            if (now != null && shown.kind().isPresent() && shown.kind().equals(maker.kind(now))) {
                maker.show(shown.node(), now);
                rows.put(now, shown);
            } else {
                spare(shown);
            }
        }
    }

    /// A node without a row waits out of sight for another one of its kind: to make it and to find out how it looks
    /// takes far longer than to show something else in it.
    private void spare(Shown gone) {
        if (gone.kind().isEmpty() || spareCount >= MOST_SPARE) {
            getChildren().remove(gone.node());
        } else {
            gone.node().setVisible(false);
            spare.computeIfAbsent(gone.kind().get(), _ -> new ArrayDeque<>()).push(gone.node());
            spareCount++;
        }
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        clip.setWidth(getWidth());
        clip.setHeight(height);
        double barWidth = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, height);
        double width = Math.max(1, Math.min(measure, getWidth() - 2 * SIDE));
        heights.width(width);
        if (items.isEmpty()) {
            bar.setVisible(false);
            atEnd.set(true);
            return;
        }
        findAnchor(width, height);
        Set<T> shown = place(width, height);
        rows.entrySet().removeIf(entry -> {
            boolean gone = !shown.contains(entry.getKey());
            if (gone) {
                spare(entry.getValue());
            }
            return gone;
        });
        putInOrder();
        updateBar(height);
    }

    /// Settles which row is the first to be seen and where its top is.
    private void findAnchor(double width, double height) {
        if (!atEnd.get()) {
            while (anchorTop > 0 && anchor > 0) {
                anchor--;
                anchorTop -= height(anchor, width);
            }
            anchorTop = anchor == 0 ? Math.min(anchorTop, 0) : anchorTop;
            double bottom = anchorTop;
            for (int index = anchor; index < items.size() && bottom <= height; index++) {
                bottom += height(index, width);
                if (bottom <= 0 && index + 1 < items.size()) {
                    anchor = index + 1;
                    anchorTop = bottom;
                }
            }
            if (bottom > height) {
                return;
            }
        }
        atEnd.set(true);
        double top = height;
        anchor = items.size();
        while (anchor > 0 && top > 0) {
            anchor--;
            top -= height(anchor, width);
        }
        anchorTop = Math.min(top, 0);
        if (top > 0) {
            anchor = 0;
        }
    }

    private Set<T> place(double width, double height) {
        firstShown = anchor;
        double top = anchorTop;
        while (firstShown > 0 && top > -MARGIN) {
            firstShown--;
            top -= height(firstShown, width);
        }
        double x = Math.max(SIDE, (getWidth() - width) / 2);
        Set<T> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        double y = top;
        int index = firstShown;
        for (; index < items.size() && y < height + MARGIN; index++) {
            double rowHeight = height(index, width);
            Region node = node(index);
            node.resizeRelocate(snapPositionX(x), snapPositionY(y), width, rowHeight);
            shown.add(items.get(index));
            y += rowHeight;
        }
        lastShown = index - 1;
        return shown;
    }

    private double height(int index, double width) {
        double known = heights.of(index);
        T item = items.get(index);
        Shown shown = rows.get(item);
        if (!Double.isNaN(known) && (shown == null || !shown.node().isNeedsLayout())) {
            return known;
        }
        double measured = snapSizeY(node(index).prefHeight(width));
        heights.set(index, measured);
        return measured;
    }

    private Region node(int index) {
        T item = items.get(index);
        Shown known = rows.get(item);
        if (known != null) {
            return known.node();
        }
        Optional<Object> kind = maker.kind(item);
        Region node = kind.flatMap(this::takeSpare)
                .map(old -> {
                    maker.show(old, item);
                    return old;
                })
                .orElseGet(() -> {
                    Region made = maker.make(item);
                    getChildren().add(getChildren().size() - 1, made);
                    return made;
                });
        rows.put(item, new Shown(node, kind));
        node.applyCss();
        rowMade.accept(node, index);
        return node;
    }

    private Optional<Region> takeSpare(Object kind) {
        Region node = spare.getOrDefault(kind, new ArrayDeque<>()).poll();
        if (node != null) {
            spareCount--;
            node.setVisible(true);
        }
        return Optional.ofNullable(node);
    }

    /// Tab goes through nodes in their order, which is to be that of reading. To put the same nodes into another order
    /// is no change for JavaFX, so that no style is looked up again.
    private void putInOrder() {
        List<Node> wanted = new ArrayList<>(getChildren().size());
        spare.values().forEach(wanted::addAll);
        for (int index = firstShown; index <= lastShown(); index++) {
            row(index).ifPresent(wanted::add);
        }
        wanted.add(bar);
        if (!wanted.equals(getChildren())) {
            getChildren().setAll(wanted);
        }
    }

    private void updateBar(double height) {
        double total = heights.total();
        boolean longer = total > height;
        bar.setVisible(longer);
        if (longer) {
            movingBar = true;
            double room = total - height;
            bar.setMax(room);
            bar.setVisibleAmount(room * height / total);
            bar.setBlockIncrement(height);
            bar.setUnitIncrement(LINE);
            bar.setValue(atEnd.get() ? room : Math.clamp(heights.before(anchor) - anchorTop, 0, room));
            movingBar = false;
        }
    }

    private void barMoved(double value) {
        if (movingBar) {
            return;
        }
        atEnd.set(false);
        anchor = heights.indexAt(value);
        anchorTop = heights.before(anchor) - value;
        requestLayout();
    }

    private void scrolled(ScrollEvent event) {
        scrollBy(-event.getDeltaY());
        event.consume();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getTarget() != this) {
            return;
        }
        boolean ours = true;
        switch (event.getCode()) {
            case UP -> scrollBy(-LINE);
            case DOWN -> scrollBy(LINE);
            case PAGE_UP -> scrollBy(LINE - getHeight());
            case PAGE_DOWN, SPACE -> scrollBy(getHeight() - LINE);
            case HOME -> scrollTo(0);
            case END -> scrollToEnd();
            default -> ours = false;
        }
        if (ours) {
            event.consume();
        }
    }
}
