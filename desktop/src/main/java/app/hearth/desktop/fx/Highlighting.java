package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The colours of one code block. Not thread-safe.
///
/// Kept is where each line begins and in which state, as far as anyone has asked: two numbers a line. Colours are read
/// from there each time a row of the block is shown, so that a row costs what it holds wherever it stands, and a
/// comment goes on over the cut between two rows. A line counts as known when its end is: then text that is added after
/// it changes nothing, and the same object serves the block while it grows.
final class Highlighting {
    /// Letters of one line that are told apart; what is beyond nobody has written by hand, and it stays plain.
    static final int LONGEST_LINE = 10_000;

    private final String language;
    private @Nullable CodeLexer lexer;
    private boolean looked;
    private int[] begins = new int[16];
    private int[] states = new int[16];
    private int known = 1;

    Highlighting(String language) {
        this.language = language;
        states[0] = CodeLexer.BEGINNING;
    }

    /// Whether what is known of `before` holds for `now`.
    boolean holdsFor(String before, String now) {
        return now.regionMatches(0, before, 0, begins[known - 1]);
    }

    /// Gets to know the lines before `offset`, for at most so many nanoseconds; false when that was not enough.
    boolean reach(String text, int offset, long nanos) {
        CodeLexer reader = lexer();
        if (reader == null) {
            return true;
        }
        long start = System.nanoTime();
        while (true) {
            int begin = begins[known - 1];
            int end = text.indexOf('\n', begin);
            if (end < 0 || end >= offset) {
                return true;
            }
            add(end + 1, reader.read(line(text, begin, end), states[known - 1], (_, _, _) -> {}));
            if (System.nanoTime() - start > nanos) {
                return false;
            }
        }
    }

    private void add(int begin, int state) {
        if (known == begins.length) {
            begins = Arrays.copyOf(begins, known * 2);
            states = Arrays.copyOf(states, known * 2);
        }
        begins[known] = begin;
        states[known] = state;
        known++;
    }

    private static char[] line(String text, int begin, int end) {
        return text.substring(begin, Math.min(end, begin + LONGEST_LINE)).toCharArray();
    }

    /// The text from `from` to `to`, of which [#reach] has reached `from`.
    List<MarkdownSpan> spans(String text, int from, int to) {
        Row row = new Row(text, from, to);
        CodeLexer reader = lexer();
        if (reader != null) {
            int found = Arrays.binarySearch(begins, 0, known, from);
            int line = found < 0 ? -found - 2 : found;
            int begin = begins[line];
            int state = states[line];
            while (begin < to) {
                int end = text.indexOf('\n', begin);
                end = end < 0 ? text.length() : end;
                int offset = begin;
                state = reader.read(
                        line(text, begin, end), state, (a, b, style) -> row.add(offset + a, offset + b, style));
                begin = end + 1;
            }
        }
        return row.finish();
    }

    private @Nullable CodeLexer lexer() {
        if (!looked) {
            lexer = CodeLanguages.lexer(language).orElse(null);
            looked = true;
        }
        return lexer;
    }

    /// Puts the spans of one row together; what is of one kind and parted by white space alone is one.
    private static final class Row {
        private final String text;
        private final int to;
        private final List<MarkdownSpan> spans = new ArrayList<>();
        private @Nullable Style kind;
        private int begin;
        private int end;

        private Row(String text, int from, int to) {
            this.text = text;
            this.to = to;
            this.begin = from;
            this.end = from;
        }

        private void add(int from, int until, Style style) {
            int first = Math.max(from, end);
            int last = Math.min(until, to);
            if (first >= last) {
                return;
            }
            if (style != kind || !text.substring(end, first).isBlank()) {
                close();
                plain(first);
                begin = first;
            }
            kind = style;
            end = last;
        }

        private void close() {
            if (kind != null) {
                spans.add(new MarkdownSpan(text.substring(begin, end), Set.of(kind), null));
            }
        }

        private void plain(int until) {
            if (end < until) {
                spans.add(MarkdownSpan.plain(text.substring(end, until)));
            }
        }

        private List<MarkdownSpan> finish() {
            close();
            plain(to);
            return spans;
        }
    }
}
