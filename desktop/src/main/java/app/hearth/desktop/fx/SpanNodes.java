package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;

/// The nodes that show one span: a single one, or one for each word of what is a [ShapedText]. For the JavaFX thread.
final class SpanNodes {
    /// How many times as wide as its font is high.
    private static final double WIDEST_LETTER = 1.5;

    private final Consumer<String> opener;
    private final List<Text> nodes = new ArrayList<>();
    private MarkdownSpan span;
    private List<String> words = List.of();
    private boolean shaped;

    /// @param opener opens the link a person has clicked
    SpanNodes(MarkdownSpan span, Consumer<String> opener) {
        this.span = span;
        this.opener = opener;
        show(span);
    }

    MarkdownSpan span() {
        return span;
    }

    List<? extends Node> nodes() {
        return nodes;
    }

    /// Shows `now` when it is this span grown longer, or shorter; false when it is another one.
    boolean grow(MarkdownSpan now) {
        if (now.link() != null || span.link() != null || !now.styles().equals(span.styles())) {
            return false;
        }
        show(now);
        return true;
    }

    private void show(MarkdownSpan now) {
        span = now;
        shaped = ShapedText.isIn(now.text());
        words = shaped ? ShapedText.words(now.text()) : List.of(now.text());
        write(words);
    }

    /// Cuts the words that are wider than a line, which JavaFX cannot where letters shape each other; true when that
    /// changed the nodes.
    boolean fit(double width) {
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            pieces.addAll(shaped && isWider(word, width) ? ShapedText.letters(word) : List.of(word));
        }
        boolean changed = !pieces.equals(nodes.stream().map(Text::getText).toList());
        if (changed) {
            write(pieces);
        }
        return changed;
    }

    /// Measures only what could be too wide.
    private boolean isWider(String word, double width) {
        Text first = nodes.getFirst();
        if (word.length() * first.getFont().getSize() * WIDEST_LETTER <= width) {
            return false;
        }
        Text alone = new Text(word);
        alone.setFont(first.getFont());
        return alone.getLayoutBounds().getWidth() > width;
    }

    private void write(List<String> pieces) {
        for (int index = 0; index < pieces.size(); index++) {
            if (index == nodes.size()) {
                nodes.add(node());
            }
            nodes.get(index).setText(pieces.get(index));
        }
        nodes.subList(pieces.size(), nodes.size()).clear();
    }

    private Text node() {
        Text text = new Text();
        text.getStyleClass().add("run");
        for (Style style : span.styles()) {
            text.getStyleClass().add(style.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        String link = span.link();
        if (link != null) {
            text.getStyleClass().add("link");
            text.setAccessibleRole(AccessibleRole.HYPERLINK);
            text.setCursor(Cursor.HAND);
            text.setFocusTraversable(nodes.isEmpty());
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
}
