package app.hearth.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// Text of several styles that can be selected. Behind it lie shapes: the ground of inline code, what was
/// found, and the selection. For the JavaFX thread.
public final class TranscriptText extends Region {
    private static final double NARROWEST = 48;

    private final TextFlow flow = new TextFlow();
    private final Path ground = new Path();
    private final Path found = new Path();
    private final Path current = new Path();
    private final Path selection = new Path();
    private final Consumer<String> opener;
    private boolean runsOn;
    private final List<SpanNodes> shown = new ArrayList<>();
    private int length;
    private List<TranscriptMarks.Mark> marks = List.of();
    private int selectedFrom;
    private int selectedTo;

    /// @param opener opens the link a person has clicked
    public TranscriptText(Consumer<String> opener) {
        this.opener = opener;
        getStyleClass().add("transcript-text");
        ground.getStyleClass().add("code-ground");
        found.getStyleClass().add("found");
        current.getStyleClass().add("found-current");
        selection.getStyleClass().add("selection");
        for (Path shape : shapes()) {
            shape.setManaged(false);
            shape.setMouseTransparent(true);
        }
        flow.setCursor(Cursor.TEXT);
        getChildren().addAll(ground, found, current, selection, flow);
    }

    /// Shows `now`; spans that stay as they were or look alike keep their nodes, so that a text that grows costs what
    /// was added.
    public void show(List<MarkdownSpan> now) {
        for (int index = 0; index < now.size(); index++) {
            MarkdownSpan span = now.get(index);
            if (index == shown.size()) {
                shown.add(new SpanNodes(span, opener, this::place));
            } else if (!shown.get(index).become(span)) {
                shown.set(index, new SpanNodes(span, opener, this::place));
            }
        }
        shown.subList(now.size(), shown.size()).clear();
        length = now.stream().mapToInt(span -> span.text().length()).sum();
        place();
    }

    /// Lets formulas be as wide as they are, for a place that scrolls sideways.
    void runOn() {
        runsOn = true;
    }

    /// Whether it is nothing but formulas that are drawn.
    boolean isDrawn() {
        return shown.stream().allMatch(span -> span.formulaWidth() > 0);
    }

    private void place() {
        List<Node> nodes = flow.getChildren();
        List<Node> now =
                shown.stream().<Node>flatMap(span -> span.nodes().stream()).toList();
        int same = 0;
        while (same < Math.min(now.size(), nodes.size()) && now.get(same).equals(nodes.get(same))) {
            same++;
        }
        nodes.subList(same, nodes.size()).clear();
        nodes.addAll(now.subList(same, now.size()));
        requestLayout();
    }

    /// Makes the words fit into lines of that width, and returns how wide lines are in truth.
    private double fit(double width) {
        double room = Math.max(width, NARROWEST);
        boolean changed = false;
        for (SpanNodes span : shown) {
            changed |= span.fit(runsOn && span.formulaWidth() > 0 ? Double.MAX_VALUE : room);
        }
        if (changed) {
            place();
        }
        return room;
    }

    /// To which side the lines go.
    void align(TextAlignment alignment) {
        flow.setTextAlignment(alignment);
    }

    /// The text as one.
    public String text() {
        StringBuilder text = new StringBuilder(length);
        shown.forEach(span -> text.append(span.span().text()));
        return text.toString();
    }

    /// The place between two characters that is nearest to a point of the scene.
    int offsetAt(double sceneX, double sceneY) {
        Point2D point = flow.sceneToLocal(sceneX, sceneY);
        if (point == null || point.getY() < 0) {
            return 0;
        }
        if (point.getY() > flow.getHeight()) {
            return length;
        }
        return inText(flow.getHitInfo(point).getInsertionIndex());
    }

    /// Where in the text a place of the flow is, in which a formula is one.
    private int inText(int place) {
        int flowed = 0;
        int offset = 0;
        for (SpanNodes span : shown) {
            if (place < flowed + span.shownLength()) {
                return offset + Math.max(0, place - flowed);
            }
            flowed += span.shownLength();
            offset += span.span().text().length();
        }
        return offset;
    }

    /// Where in the flow a place of the text is; behind a formula when it is within one and `behind` says so.
    private int inFlow(int place, boolean behind) {
        int flowed = 0;
        int offset = 0;
        for (SpanNodes span : shown) {
            int next = offset + span.span().text().length();
            if (place < next) {
                boolean whole = span.shownLength() == next - offset;
                return flowed + (whole ? place - offset : behind && place > offset ? 1 : 0);
            }
            flowed += span.shownLength();
            offset = next;
        }
        return flowed;
    }

    /// Marks the characters from `from` to `to`; nothing when they are equal.
    void select(int from, int to) {
        selectedFrom = Math.clamp(from, 0, length);
        selectedTo = Math.clamp(to, 0, length);
        drawSelection();
    }

    /// Makes these stand out, as far as they are within the text; nothing else does.
    void mark(List<TranscriptMarks.Mark> now) {
        if (!now.equals(marks)) {
            marks = now;
            drawMarks();
        }
    }

    /// Where in the scene the mark is that stands out more, once this has been laid out.
    Optional<Bounds> currentMark() {
        return current.getElements().isEmpty()
                ? Optional.empty()
                : Optional.of(current.localToScene(current.getBoundsInLocal()));
    }

    private List<Path> shapes() {
        return List.of(ground, found, current, selection);
    }

    private void drawSelection() {
        selection.getElements().setAll(range(inFlow(selectedFrom, false), inFlow(selectedTo, true)));
    }

    private void drawMarks() {
        List<PathElement> all = new ArrayList<>();
        List<PathElement> one = new ArrayList<>();
        for (TranscriptMarks.Mark mark : marks) {
            (mark.current() ? one : all)
                    .addAll(range(
                            inFlow(Math.clamp(mark.from(), 0, length), false),
                            inFlow(Math.clamp(mark.to(), 0, length), true)));
        }
        found.getElements().setAll(all);
        current.getElements().setAll(one);
    }

    private void drawGround() {
        List<PathElement> shapes = new ArrayList<>();
        int from = 0;
        for (SpanNodes nodes : shown) {
            int to = from + nodes.shownLength();
            if (nodes.isCode()) {
                shapes.addAll(range(from, to));
            }
            from = to;
        }
        ground.getElements().setAll(shapes);
    }

    private List<PathElement> range(int from, int to) {
        return from >= to ? List.of() : List.of(flow.getRangeShape(from, to, false));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset()
                + flow.prefHeight(width < 0 ? -1 : fit(width - snappedLeftInset() - snappedRightInset()))
                + snappedBottomInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        double widest =
                shown.stream().mapToDouble(SpanNodes::formulaWidth).max().orElse(0);
        return runsOn ? snappedLeftInset() + widest + snappedRightInset() : super.computeMinWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + flow.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = fit(getWidth() - snappedLeftInset() - snappedRightInset());
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        flow.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
        for (Path shape : shapes()) {
            shape.setLayoutX(snappedLeftInset());
            shape.setLayoutY(snappedTopInset());
        }
        drawGround();
        drawMarks();
        drawSelection();
    }
}
