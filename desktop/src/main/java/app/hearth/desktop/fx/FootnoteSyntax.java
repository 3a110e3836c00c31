package app.hearth.desktop.fx;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// How footnotes are written, as GitHub reads them: `[^label]` in the text refers to `[^label]: words`, whose further
/// blocks are indented by four. Other than there, a reference is one whether or not the parser sees its footnote: that
/// may not have been written yet.
final class FootnoteSyntax {
    private static final int INDENT = 4;

    private FootnoteSyntax() {}

    /// A footnote; its blocks are its children.
    static final class Definition extends CustomBlock {
        private final String label;

        private Definition(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// A place that refers to a footnote.
    static final class Reference extends CustomNode {
        private final String label;

        private Reference(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// A footnote where one begins.
    static @Nullable BlockStart definition(ParserState state, MatchedBlockParser before) {
        CharSequence line = state.getLine().getContent();
        int start = state.getNextNonSpaceIndex();
        int end = endOfLabel(line, start);
        boolean begins =
                state.getIndent() < INDENT && end >= 0 && end + 1 < line.length() && line.charAt(end + 1) == ':';
        if (!begins) {
            return BlockStart.none();
        }
        String label = line.subSequence(start + 2, end).toString();
        return BlockStart.of(new Parser(new Definition(label))).atIndex(end + 2);
    }

    /// The closing bracket of `[^label]`; -1 when there is none.
    private static int endOfLabel(CharSequence line, int start) {
        if (start + 1 >= line.length() || line.charAt(start) != '[' || line.charAt(start + 1) != '^') {
            return -1;
        }
        for (int index = start + 2; index < line.length(); index++) {
            char letter = line.charAt(index);
            if (letter == ']') {
                return index > start + 2 ? index : -1;
            }
            if (Character.isWhitespace(letter) || letter == '[') {
                return -1;
            }
        }
        return -1;
    }

    /// A reference, unless the brackets lead elsewhere.
    static @Nullable LinkResult reference(LinkInfo link, Scanner scanner, InlineParserContext context) {
        String label = link.label();
        boolean leadsElsewhere = link.destination() != null
                || (label != null && context.getDefinition(LinkReferenceDefinition.class, label) != null);
        if (leadsElsewhere) {
            return LinkResult.none();
        }
        String text = "[" + link.text(scanner) + "]";
        return endOfLabel(text, 0) == text.length() - 1
                ? LinkResult.replaceWith(new Reference(text.substring(2, text.length() - 1)), link.afterTextBracket())
                : LinkResult.none();
    }

    private static final class Parser extends AbstractBlockParser {
        private final Definition block;

        private Parser(Definition block) {
            this.block = block;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            return true;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            if (state.isBlank()) {
                return BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            return state.getIndent() >= INDENT
                    ? BlockContinue.atColumn(state.getColumn() + INDENT)
                    : BlockContinue.none();
        }
    }
}
