package app.hearth.desktop.fx;

import java.util.EnumSet;
import java.util.Set;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// How formulas are written: `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` on their own. As pandoc has it, a space
/// may neither follow the opening `$` nor precede the closing one, nor a digit follow it: `$5 and $10` is money. A
/// formula that is not closed yet, or longer than a row, is the text it is.
final class FormulaSyntax {
    /// What is longer is no formula.
    static final int LONGEST = MarkdownParser.MAX_ROW;

    private static final int INDENT = 4;

    private FormulaSyntax() {}

    private enum Delimiter {
        DOLLARS("$$", "$$", true),
        DOLLAR("$", "$", false),
        BRACKETS("\\[", "\\]", true),
        PARENTHESES("\\(", "\\)", false);

        private final String opening;
        private final String closing;
        private final boolean display;

        Delimiter(String opening, String closing, boolean display) {
            this.opening = opening;
            this.closing = closing;
            this.display = display;
        }

        static @Nullable Delimiter at(CharSequence text, int index) {
            String start =
                    text.subSequence(index, Math.min(text.length(), index + 2)).toString();
            for (Delimiter one : values()) {
                if (start.startsWith(one.opening)) {
                    return one;
                }
            }
            return null;
        }
    }

    /// A formula within a text, with its delimiters.
    static final class Inline extends CustomNode {
        private final String source;
        private final boolean display;

        private Inline(String source, boolean display) {
            this.source = source;
            this.display = display;
        }

        String source() {
            return source;
        }

        boolean isDisplay() {
            return display;
        }
    }

    /// Lines that begin like a formula on its own.
    static final class Display extends CustomBlock {
        private final StringBuilder source = new StringBuilder();
        private boolean closed;

        String source() {
            return source.toString().stripTrailing();
        }

        /// Whether there is an end to it.
        boolean isFormula() {
            return closed && source.length() <= LONGEST;
        }
    }

    /// The LaTeX between the delimiters.
    static String body(String source) {
        Delimiter delimiter = source.isEmpty() ? null : Delimiter.at(source, 0);
        return delimiter == null
                ? source
                : source.substring(
                                delimiter.opening.length(),
                                Math.max(delimiter.opening.length(), source.length() - delimiter.closing.length()))
                        .strip();
    }

    /// A formula on its own where one begins; one whose line goes on after it is part of the text.
    static @Nullable BlockStart display(ParserState state, MatchedBlockParser before) {
        CharSequence line = state.getLine().getContent();
        int start = state.getNextNonSpaceIndex();
        Delimiter delimiter = state.getIndent() < INDENT && start < line.length() ? Delimiter.at(line, start) : null;
        if (delimiter == null || !delimiter.display) {
            return BlockStart.none();
        }
        String rest = line.subSequence(start + 2, line.length()).toString().strip();
        int end = rest.indexOf(delimiter.closing);
        boolean alone = end < 0 ? !rest.startsWith("$") : end > 0 && end == rest.length() - 2;
        return alone ? BlockStart.of(new Lines(delimiter.closing)).atIndex(start) : BlockStart.none();
    }

    private static final class Lines extends AbstractBlockParser {
        private final Display block = new Display();
        private final String closing;

        private Lines(String closing) {
            this.closing = closing;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            return block.closed || state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(SourceLine line) {
            String content = line.getContent().toString();
            block.closed = content.strip().endsWith(closing)
                    && (!block.source.isEmpty() || content.strip().length() > closing.length());
            block.source.append(content).append('\n');
        }
    }

    /// Finds formulas in the text of a block.
    static final class InText implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$', '\\');
        }

        @Override
        public InlineContentParser create() {
            return new Finder();
        }
    }

    private enum End {
        FOUND,
        NONE_HERE,
        NONE_ANYWHERE
    }

    /// Looks for the end of each kind only until there was none, so that a text of nothing but openings takes no
    /// longer.
    private static final class Finder implements InlineContentParser {
        private final Set<Delimiter> endless = EnumSet.noneOf(Delimiter.class);
        private boolean second;

        @Override
        public @Nullable ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            Position start = scanner.position();
            char first = scanner.peek();
            scanner.next();
            Delimiter delimiter = Delimiter.at("" + first + scanner.peek(), 0);
            boolean ofTwo = second;
            second = delimiter == Delimiter.DOLLARS;
            if (delimiter == null || endless.contains(delimiter) || (ofTwo && delimiter == Delimiter.DOLLAR)) {
                return ParsedInline.none();
            }
            if (delimiter.opening.length() > 1) {
                scanner.next();
            }
            Position body = scanner.position();
            boolean spaced = Character.isWhitespace(scanner.peek());
            End end = end(scanner, delimiter);
            if (end == End.NONE_ANYWHERE) {
                endless.add(delimiter);
            }
            boolean empty = scanner.getSource(body, scanner.position())
                    .getContent()
                    .strip()
                    .equals(delimiter.closing);
            String source = scanner.getSource(start, scanner.position()).getContent();
            boolean tooLong = source.length() > LONGEST;
            if (end != End.FOUND || empty || tooLong || (spaced && delimiter == Delimiter.DOLLAR)) {
                return ParsedInline.none();
            }
            second = false;
            return ParsedInline.of(new Inline(source, delimiter.display), scanner.position());
        }

        /// Goes to behind the end of what has begun. Where code or another amount begins, it was money.
        private static End end(Scanner scanner, Delimiter delimiter) {
            char before = 'x';
            while (scanner.hasNext()) {
                char letter = scanner.peek();
                boolean spaced = Character.isWhitespace(before);
                if (letter == delimiter.closing.charAt(0) && scanner.next(delimiter.closing)) {
                    if (delimiter != Delimiter.DOLLAR || (!spaced && !isDigit(scanner.peek()))) {
                        return End.FOUND;
                    }
                    if (spaced && !Character.isWhitespace(scanner.peek())) {
                        return End.NONE_HERE;
                    }
                } else if (letter == '`' && delimiter == Delimiter.DOLLAR) {
                    return End.NONE_HERE;
                } else {
                    scanner.next();
                    if (letter == '\\' && scanner.hasNext()) {
                        scanner.next();
                    }
                }
                before = letter;
            }
            return End.NONE_ANYWHERE;
        }

        private static boolean isDigit(char letter) {
            return letter >= '0' && letter <= '9';
        }
    }
}
