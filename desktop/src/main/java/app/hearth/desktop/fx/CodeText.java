package app.hearth.desktop.fx;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The source code of a whole block, of which rows are parts, and its colours as far as they have been read. Equal to
/// another one of the same language and text. Not thread-safe.
public final class CodeText {
    private final String language;
    private final String text;
    private final Highlighting highlighting;

    private CodeText(String language, String text, Highlighting highlighting) {
        this.language = language;
        this.text = text;
        this.highlighting = highlighting;
    }

    /// @param before the code that this one has grown out of, whose colours then hold here too
    static CodeText of(String language, String text, @Nullable CodeText before) {
        if (before != null && before.language.equals(language) && before.highlighting.holdsFor(before.text, text)) {
            return new CodeText(language, text, before.highlighting);
        }
        return new CodeText(language, text, new Highlighting(language));
    }

    /// As it was named; empty when it was not.
    String language() {
        return language;
    }

    String text() {
        return text;
    }

    /// Prepares the colours of what begins at `offset`, for at most so many nanoseconds; false when that was not
    /// enough.
    boolean reach(int offset, long nanos) {
        return highlighting.reach(text, offset, nanos);
    }

    /// A part of it in its colours, where [#reach] has reached `from`.
    List<MarkdownSpan> spans(int from, int to) {
        return highlighting.spans(text, from, to);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof CodeText code && language.equals(code.language) && text.equals(code.text));
    }

    @Override
    public int hashCode() {
        return Objects.hash(language, text);
    }
}
