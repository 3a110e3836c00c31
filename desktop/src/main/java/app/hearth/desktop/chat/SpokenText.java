package app.hearth.desktop.chat;

import app.hearth.desktop.fx.MarkdownBlock;
import app.hearth.desktop.fx.MarkdownParser;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of a text that grows, sentence by sentence and without its Markdown. Not thread-safe.
final class SpokenText {
    /// What is said at once; a sentence that is longer is said in pieces.
    private static final int MOST = 2_000;

    private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.getDefault());
    private int told;

    /// What there is of `text` was said, or is not to be.
    void skip(CharSequence text) {
        told = text.length();
    }

    /// The sentences that have come to their end and were not said yet; empty when there are none.
    ///
    /// @param ended whether nothing more comes, so that the last one has ended too
    String more(CharSequence text, boolean ended) {
        int from = Math.min(told, text.length());
        String rest =
                text.subSequence(from, Math.min(text.length(), from + MOST)).toString();
        int end = ended || rest.length() == MOST ? rest.length() : lastEnd(rest);
        told = from + end;
        return MarkdownParser.parse(rest.substring(0, end)).stream()
                .map(MarkdownBlock::plainText)
                .collect(Collectors.joining(" "))
                .strip();
    }

    /// Whether a sentence has ended is known when the next one begins.
    private int lastEnd(String rest) {
        sentences.setText(rest);
        int last = sentences.last();
        int before = sentences.previous();
        return last == BreakIterator.DONE || before == BreakIterator.DONE ? 0 : before;
    }
}
