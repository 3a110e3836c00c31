package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownBlock.Below;
import app.hearth.desktop.fx.MarkdownBlock.Place;
import app.hearth.desktop.fx.MarkdownBlock.Task;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.HPos;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes the nodes that show Markdown rows; how they look is for the style sheet. For the JavaFX thread.
public final class MarkdownNodes implements TranscriptRows<MarkdownBlock> {
    private static final double STEP = 24;
    private static final int MOST_STEPS = 8;
    private static final String BEFORE_LIST = "before-list";
    private static final String BEFORE_REST = "before-rest";

    private final Consumer<String> opener;
    private final ResourceBundle texts = Views.texts(MarkdownNodes.class);

    private final BooleanProperty wrapsCode = new SimpleBooleanProperty(this, "wrapsCode");

    /// @param opener opens a link a person has clicked
    public MarkdownNodes(Consumer<String> opener) {
        this.opener = opener;
    }

    /// Whether long lines of code are wrapped, in all blocks; otherwise they scroll.
    public BooleanProperty wrapsCodeProperty() {
        return wrapsCode;
    }

    @Override
    public Region make(MarkdownBlock block) {
        HBox row = new HBox();
        row.getStyleClass()
                .addAll(
                        "markdown-row",
                        switch (block) {
                            case MarkdownBlock.Prose prose -> style(prose);
                            case MarkdownBlock.Code _ -> "code-row";
                            case MarkdownBlock.Table _ -> "table-row";
                            case MarkdownBlock.Rule _ -> "rule-row";
                        });
        direct(row, block);
        Place place = block.place();
        if (place.continued()) {
            row.getStyleClass().add("continued");
        }
        if (place.note()) {
            row.getStyleClass().add("note-row");
        }
        follow(row, place.below());
        for (int depth = 0; depth < Math.min(place.quotes(), MOST_STEPS); depth++) {
            Region bar = new Region();
            bar.getStyleClass().add("quote-bar");
            row.getChildren().add(bar);
        }
        if (place.steps() > 0) {
            row.getChildren().add(marker(place));
        }
        Region content = content(block);
        HBox.setHgrow(content, Priority.ALWAYS);
        row.getChildren().add(content);
        return row;
    }

    /// What is read from the right stands on the right, with its bullet and the lines of its quotes; code never does.
    private static void direct(HBox row, MarkdownBlock block) {
        row.setNodeOrientation(
                switch (block) {
                    case MarkdownBlock.Prose prose -> ReadingDirection.of(prose.spans());
                    case MarkdownBlock.Table table -> direction(table);
                    case MarkdownBlock.Code _ -> NodeOrientation.LEFT_TO_RIGHT;
                    case MarkdownBlock.Rule _ -> NodeOrientation.LEFT_TO_RIGHT;
                });
    }

    private static NodeOrientation direction(MarkdownBlock.Table table) {
        return ReadingDirection.of(table.rows().stream()
                .flatMap(List::stream)
                .flatMap(cell -> cell.spans().stream())
                .toList());
    }

    private static String style(MarkdownBlock.Prose prose) {
        if (prose.isFormula()) {
            return "formula-row";
        }
        return prose.level() == 0 ? "prose-row" : "heading-row";
    }

    /// A task's box is a picture of its state and no control: what a model lists is not for ticking off.
    private Label marker(Place place) {
        Label marker = new Label(place.marker());
        marker.getStyleClass().add("list-marker");
        marker.setMinWidth(STEP * Math.min(place.steps(), MOST_STEPS));
        marker.setAlignment(Pos.TOP_RIGHT);
        if (place.task() != Task.NONE) {
            boolean done = place.task() == Task.DONE;
            marker.setGraphic(new FontIcon(done ? "fth-check-square" : "fth-square"));
            marker.setContentDisplay(ContentDisplay.RIGHT);
            marker.getStyleClass().add("task-box");
            marker.setAccessibleText(
                    (place.marker() + " " + texts.getString(done ? "task.done" : "task.open")).strip());
        }
        return marker;
    }

    private static void follow(HBox row, Below below) {
        row.getStyleClass().removeAll(BEFORE_LIST, BEFORE_REST);
        switch (below) {
            case BLOCK -> {}
            case LIST -> row.getStyleClass().add(BEFORE_LIST);
            case REST -> row.getStyleClass().add(BEFORE_REST);
        }
    }

    /// Prose of one level, or code in one language, at a place of one look.
    private record Kind(String what, Place place) {}

    @Override
    public Optional<Object> kind(MarkdownBlock block) {
        Place place = block.place().above(Below.BLOCK);
        return switch (block) {
            case MarkdownBlock.Prose prose ->
                prose.isFormula() ? Optional.empty() : Optional.of(new Kind("prose " + prose.level(), place));
            case MarkdownBlock.Code code -> Optional.of(new Kind("code " + code.language(), place));
            case MarkdownBlock.Table _ -> Optional.empty();
            case MarkdownBlock.Rule _ -> Optional.empty();
        };
    }

    @Override
    public void show(Region node, MarkdownBlock block) {
        HBox row = (HBox) node;
        switch (block) {
            case MarkdownBlock.Prose prose ->
                ((TranscriptText) row.getChildren().getLast()).show(prose.spans());
            case MarkdownBlock.Code code -> ((CodeBox) row.getChildren().getLast()).show(code);
            case MarkdownBlock.Table _ -> throw new IllegalArgumentException("A table is made anew.");
            case MarkdownBlock.Rule _ -> throw new IllegalArgumentException("A rule is made anew.");
        }
        direct(row, block);
        follow(row, block.place().below());
    }

    private Region content(MarkdownBlock block) {
        return switch (block) {
            case MarkdownBlock.Prose prose -> prose(prose);
            case MarkdownBlock.Code code -> new CodeBox(code, new TranscriptText(opener), wrapsCode, texts);
            case MarkdownBlock.Table table -> table(table);
            case MarkdownBlock.Rule _ -> rule();
        };
    }

    private Region prose(MarkdownBlock.Prose prose) {
        if (prose.isFormula()) {
            return new FormulaBox(prose.spans(), new TranscriptText(opener));
        }
        TranscriptText text = new TranscriptText(opener);
        text.getStyleClass().add(prose.level() == 0 ? "prose" : "heading-" + prose.level());
        text.show(prose.spans());
        return text;
    }

    private static Region rule() {
        Region line = new Region();
        line.getStyleClass().add("rule");
        StackPane box = new StackPane(line);
        box.getStyleClass().add("rule-box");
        return box;
    }

    private Region table(MarkdownBlock.Table table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("markdown-table");
        int columns = table.rows().stream().mapToInt(List::size).max().orElse(0);
        for (int column = 0; column < columns; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(Priority.SOMETIMES);
            width.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(width);
        }
        NodeOrientation direction = direction(table);
        for (int line = 0; line < table.rows().size(); line++) {
            List<MarkdownBlock.Cell> cells = table.rows().get(line);
            for (int column = 0; column < cells.size(); column++) {
                grid.add(cell(cells.get(column), line == 0, direction), column, line);
            }
        }
        return grid;
    }

    /// A cell is read in its own direction, but stands on the side that the table's direction gives it.
    private Node cell(MarkdownBlock.Cell cell, boolean head, NodeOrientation direction) {
        TranscriptText text = new TranscriptText(opener);
        text.getStyleClass().addAll("table-cell-text", head ? "table-head" : "table-body");
        text.show(cell.spans());
        NodeOrientation own = ReadingDirection.of(cell.spans());
        text.setNodeOrientation(own);
        text.align(
                switch (cell.side()) {
                    case START -> own == direction ? TextAlignment.LEFT : TextAlignment.RIGHT;
                    case CENTER -> TextAlignment.CENTER;
                    case END -> own == direction ? TextAlignment.RIGHT : TextAlignment.LEFT;
                });
        GridPane.setHalignment(text, HPos.LEFT);
        GridPane.setValignment(text, VPos.TOP);
        return text;
    }
}
