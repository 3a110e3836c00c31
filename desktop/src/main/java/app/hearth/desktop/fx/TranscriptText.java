package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// Text of several styles that can be selected. Behind it lie shapes: the ground of inline code, what was
/// found, and the selection. For the JavaFX thread.
public final class TranscriptText extends Region {
    private final TextFlow flow = new TextFlow();
    private final Path ground = new Path();
    private final Path found = new Path();
    private final Path current = new Path();
    private final Path selection = new Path();
    private final Consumer<String> opener;
    private List<MarkdownSpan> spans = List.of();
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

    /// Shows `now`; spans that stay as they were keep their nodes, so that a text that grows costs what was added.
    public void show(List<MarkdownSpan> now) {
        List<Node> nodes = flow.getChildren();
        int same = 0;
        while (same < Math.min(now.size(), spans.size()) && now.get(same).equals(spans.get(same))) {
            same++;
        }
        if (same < now.size() && same == spans.size() - 1 && continues(spans.get(same), now.get(same))) {
            ((Text) nodes.get(same)).setText(now.get(same).text());
            same++;
        }
        nodes.subList(same, nodes.size()).clear();
        List<Node> added = new ArrayList<>();
        for (MarkdownSpan span : now.subList(same, now.size())) {
            added.add(node(span));
        }
        nodes.addAll(added);
        spans = List.copyOf(now);
        length = spans.stream().mapToInt(span -> span.text().length()).sum();
        requestLayout();
    }

    /// To which side the lines go.
    void align(TextAlignment alignment) {
        flow.setTextAlignment(alignment);
    }

    /// The text as one.
    public String text() {
        StringBuilder text = new StringBuilder(length);
        spans.forEach(span -> text.append(span.text()));
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
        return Math.clamp(flow.getHitInfo(point).getInsertionIndex(), 0, length);
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

    private List<Path> shapes() {
        return List.of(ground, found, current, selection);
    }

    private static boolean continues(MarkdownSpan before, MarkdownSpan now) {
        return now.link() == null && before.link() == null && before.styles().equals(now.styles());
    }

    private Text node(MarkdownSpan span) {
        Text text = new Text(span.text());
        text.getStyleClass().add("run");
        for (Style style : span.styles()) {
            text.getStyleClass().add(style.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        String link = span.link();
        if (link != null) {
            text.getStyleClass().add("link");
            text.setAccessibleRole(AccessibleRole.HYPERLINK);
            text.setCursor(Cursor.HAND);
            text.setFocusTraversable(true);
            text.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                    opener.accept(link);
                    event.consume();
                }
            });
            text.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER) {
                    opener.accept(link);
                    event.consume();
                }
            });
        }
        return text;
    }

    private void drawSelection() {
        selection.getElements().setAll(range(selectedFrom, selectedTo));
    }

    private void drawMarks() {
        List<PathElement> all = new ArrayList<>();
        List<PathElement> one = new ArrayList<>();
        for (TranscriptMarks.Mark mark : marks) {
            (mark.current() ? one : all)
                    .addAll(range(Math.clamp(mark.from(), 0, length), Math.clamp(mark.to(), 0, length)));
        }
        found.getElements().setAll(all);
        current.getElements().setAll(one);
    }

    private void drawGround() {
        List<PathElement> shapes = new ArrayList<>();
        int from = 0;
        for (MarkdownSpan span : spans) {
            int to = from + span.text().length();
            if (span.styles().contains(Style.CODE)) {
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
                + flow.prefHeight(width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset())
                + snappedBottomInset();
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
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
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
