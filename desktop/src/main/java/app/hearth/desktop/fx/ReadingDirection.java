package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.text.Bidi;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;

/// From which side a text is read. Its first letter that has a direction says so (rules P2 and P3 of Unicode's
/// bidirectional algorithm); code and formulas within it say nothing.
public final class ReadingDirection {
    private ReadingDirection() {}

    /// Of a text of several spans.
    public static NodeOrientation of(List<MarkdownSpan> spans) {
        return of(spans.stream()
                .filter(span -> !span.styles().contains(Style.CODE) && !span.isFormula())
                .map(MarkdownSpan::text)
                .collect(Collectors.joining()));
    }

    /// Of a text of one kind.
    public static NodeOrientation of(String text) {
        boolean fromRight = Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                && !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        return fromRight ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    }
}
