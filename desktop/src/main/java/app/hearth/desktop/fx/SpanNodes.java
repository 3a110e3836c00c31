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
import org.jspecify.annotations.Nullable;

/// The nodes that show one span: a single one, one for each word of what is a [ShapedText], or a formula as soon as it
/// is drawn. For the JavaFX thread.
final class SpanNodes {
    /// How many times as wide as its font is high.
    private static final double WIDEST_LETTER = 1.5;

    private final Consumer<String> opener;
    private final List<Text> letters = new ArrayList<>();
    private List<String> words = List.of();
    private @Nullable InlineBox drawn;
    private MarkdownSpan span;
    private boolean shaped;

    /// @param opener opens the link a person has clicked
    /// @param redrawn runs when a formula has come in place of its source, not before this has returned
    SpanNodes(MarkdownSpan span, Consumer<String> opener, Runnable redrawn) {
        this.span = span;
        this.opener = opener;
        show(span);
        if (span.isPicture() && span.link() != null) {
            EmbeddedPicture.at(span.link()).ifPresent(found -> drawn = new EmbeddedPictureNode(found, span.text()));
        }
        if (span.isFormula()) {
            boolean[] made = {false};
            Formulas.draw(FormulaSyntax.body(span.text()), span.isDisplay(), shape -> {
                Text like = node();
                like.getStyleClass().removeAll("formula", "display");
                drawn = new FormulaNode(shape, like, span.text());
                if (made[0]) {
                    redrawn.run();
                }
            });
            made[0] = true;
        }
    }

    MarkdownSpan span() {
        return span;
    }

    List<? extends Node> nodes() {
        return drawn == null ? letters : List.of(drawn);
    }

    /// Whether it is set as code is; so is a formula that is not drawn.
    boolean isCode() {
        return span.styles().contains(Style.CODE) || (span.isFormula() && drawn == null);
    }

    /// How many places of the flow it takes; a picture or a drawn formula is one.
    int shownLength() {
        return drawn == null ? span.text().length() : 1;
    }

    /// How wide its formula is; 0 when it is none.
    double formulaWidth() {
        return drawn != null && span.isFormula() ? drawn.wholeWidth() : 0;
    }

    /// Shows `now` when it looks as this span does, whatever its words; false when it does not.
    boolean become(MarkdownSpan now) {
        if (now.equals(span)) {
            return true;
        }
        boolean alike = now.link() == null
                && span.link() == null
                && now.styles().equals(span.styles())
                && !now.isFormula()
                && !now.isPicture();
        if (alike) {
            show(now);
        }
        return alike;
    }

    private void show(MarkdownSpan now) {
        span = now;
        shaped = ShapedText.isIn(now.text());
        words = shaped ? ShapedText.words(now.text()) : List.of(now.text());
        write(words);
    }

    /// Cuts the words that are wider than a line, which JavaFX cannot where letters shape each other, and makes a
    /// formula smaller; true when that changed anything.
    boolean fit(double width) {
        if (drawn != null) {
            return drawn.fit(width);
        }
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            pieces.addAll(shaped && isWider(word, width) ? ShapedText.letters(word) : List.of(word));
        }
        boolean changed = !pieces.equals(letters.stream().map(Text::getText).toList());
        if (changed) {
            write(pieces);
        }
        return changed;
    }

    /// Measures only what could be too wide.
    private boolean isWider(String word, double width) {
        Text first = letters.getFirst();
        if (word.length() * first.getFont().getSize() * WIDEST_LETTER <= width) {
            return false;
        }
        Text alone = new Text(word);
        alone.setFont(first.getFont());
        return alone.getLayoutBounds().getWidth() > width;
    }

    private void write(List<String> pieces) {
        for (int index = 0; index < pieces.size(); index++) {
            if (index == letters.size()) {
                letters.add(node());
            }
            letters.get(index).setText(pieces.get(index));
        }
        letters.subList(pieces.size(), letters.size()).clear();
    }

    private Text node() {
        Text text = new Text();
        text.getStyleClass().add("run");
        for (Style style : span.styles()) {
            text.getStyleClass().add(style.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        String link = span.isPicture() ? null : span.link();
        if (link != null) {
            text.getStyleClass().add("link");
            text.setAccessibleRole(AccessibleRole.HYPERLINK);
            text.setCursor(Cursor.HAND);
            text.setFocusTraversable(letters.isEmpty());
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
