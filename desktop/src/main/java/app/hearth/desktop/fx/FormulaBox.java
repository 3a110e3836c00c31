package app.hearth.desktop.fx;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

/// A formula on its own, in the middle of its line, or scrolling sideways where it is wider; its source, in lines that
/// wrap, as long as it is not drawn. For the JavaFX thread.
final class FormulaBox extends StackPane {
    private final TranscriptText text;
    private final ScrollPane scroll = new ScrollPane();

    /// @param text what shows the formula
    FormulaBox(List<MarkdownSpan> formula, TranscriptText text) {
        this.text = text;
        getStyleClass().add("formula-box");
        text.getStyleClass().addAll("prose", "formula-text");
        text.runOn();
        text.show(formula);
        scroll.getStyleClass().add("formula-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        getChildren().add(text);
    }

    private void settle(double width) {
        text.align(text.isDrawn() ? TextAlignment.CENTER : TextAlignment.LEFT);
        boolean wide = text.isDrawn() && text.minWidth(-1) > width;
        if (wide && !getChildren().contains(scroll)) {
            getChildren().clear();
            scroll.setContent(text);
            getChildren().add(scroll);
        } else if (!wide && !getChildren().contains(text)) {
            getChildren().clear();
            scroll.setContent(null);
            getChildren().add(text);
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// As narrow as one likes: what does not fit scrolls.
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width >= 0) {
            settle(width);
        }
        return super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        settle(getWidth());
        super.layoutChildren();
    }
}
