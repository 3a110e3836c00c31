package app.hearth.desktop.fx;

import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

/// A formula on its own, in the middle of its line, or scrolling sideways where it is wider; its source, in lines that
/// wrap, as long as it is not drawn. For the JavaFX thread.
final class FormulaBox extends StackPane {
    private final TranscriptText text;

    /// @param text what shows the formula
    FormulaBox(List<MarkdownSpan> formula, TranscriptText text) {
        this.text = text;
        getStyleClass().add("formula-box");
        text.getStyleClass().addAll("prose", "formula-text");
        text.runOn();
        text.show(formula);
        if (text.isDrawn()) {
            scroll();
        } else {
            getChildren().add(text);
            text.onDrawn(this::scroll);
        }
    }

    private void scroll() {
        ScrollPane scroll = new ScrollPane();
        scroll.getStyleClass().add("formula-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        text.align(TextAlignment.CENTER);
        getChildren().clear();
        scroll.setContent(text);
        getChildren().add(scroll);
    }
}
