package app.hearth.desktop.fx;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A stretch of text in one style; `link` is where a click on it leads.
public record MarkdownSpan(
        String text, Set<Style> styles, @Nullable String link) {
    /// How a stretch of text differs from the text around it.
    public enum Style {
        STRONG,
        EMPHASIS,
        STRIKE,
        CODE,
        /// LaTeX with its delimiters.
        FORMULA,
        /// A formula that stands on its own, beside being one.
        DISPLAY,
        /// The description of a picture that lies in the text itself; `link` is that picture and leads nowhere.
        PICTURE,
        /// Leads to a footnote: its number, or `[^label]` as long as nobody knows of a footnote of this label.
        REFERENCE,
        TOKEN_COMMENT,
        TOKEN_KEYWORD,
        TOKEN_STRING,
        TOKEN_NUMBER,
        TOKEN_NAME,
        TOKEN_INSERTED,
        TOKEN_DELETED
    }

    public MarkdownSpan {
        styles = Set.copyOf(styles);
    }

    boolean isFormula() {
        return styles.contains(Style.FORMULA);
    }

    boolean isPicture() {
        return styles.contains(Style.PICTURE);
    }

    boolean isDisplay() {
        return styles.contains(Style.DISPLAY);
    }

    public static MarkdownSpan plain(String text) {
        return new MarkdownSpan(text, Set.of(), null);
    }
}
