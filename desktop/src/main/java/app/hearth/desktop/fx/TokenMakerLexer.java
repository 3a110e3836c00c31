package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.Set;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;
import org.jspecify.annotations.Nullable;

/// Reads with one of RSyntaxTextArea's scanners, which need no display. The type of a line's last token is the state
/// before the next line.
final class TokenMakerLexer implements CodeLexer {
    private final TokenMaker scanner;
    private final Set<String> keywords;

    /// @param style which scanner, as RSyntaxTextArea names it
    /// @param keywords the words of a language that is written like the scanner's own, in place of that one's; none
    ///     for the scanner's language itself
    TokenMakerLexer(String style, Set<String> keywords) {
        this.scanner = TokenMakerFactory.getDefaultInstance().getTokenMaker(style);
        this.keywords = keywords;
    }

    @Override
    public int read(char[] line, int state, Pieces pieces) {
        int after = BEGINNING;
        int end = 0;
        Token token = scanner.getTokenList(new Segment(line, 0, line.length), state, 0);
        while (token != null) {
            after = token.getType();
            int from = Math.max(end, token.getOffset());
            int to = Math.min(line.length, token.getOffset() + token.length());
            if (token.isPaintable() && from < to) { // a few scanners leave gaps, or go back by a letter
                Style style = keywords.isEmpty() ? style(after) : style(after, new String(line, from, to - from));
                if (style != null) {
                    pieces.add(from, to, style);
                }
                end = to;
            }
            token = token.getNextToken();
        }
        return after;
    }

    private @Nullable Style style(int type, String word) {
        return switch (type) {
            case TokenTypes.IDENTIFIER,
                    TokenTypes.RESERVED_WORD,
                    TokenTypes.RESERVED_WORD_2,
                    TokenTypes.DATA_TYPE,
                    TokenTypes.FUNCTION -> keywords.contains(word) ? Style.TOKEN_KEYWORD : null;
            default -> style(type);
        };
    }

    private static @Nullable Style style(int type) {
        return switch (type) {
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT -> Style.TOKEN_COMMENT;
            case TokenTypes.RESERVED_WORD,
                    TokenTypes.RESERVED_WORD_2,
                    TokenTypes.PREPROCESSOR,
                    TokenTypes.MARKUP_TAG_NAME,
                    TokenTypes.MARKUP_PROCESSING_INSTRUCTION,
                    TokenTypes.MARKUP_DTD -> Style.TOKEN_KEYWORD;
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
                    TokenTypes.MARKUP_CDATA,
                    TokenTypes.REGEX,
                    TokenTypes.ERROR_STRING_DOUBLE,
                    TokenTypes.ERROR_CHAR -> Style.TOKEN_STRING;
            case TokenTypes.LITERAL_BOOLEAN,
                    TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL,
                    TokenTypes.ERROR_NUMBER_FORMAT,
                    TokenTypes.MARKUP_ENTITY_REFERENCE -> Style.TOKEN_NUMBER;
            case TokenTypes.FUNCTION,
                    TokenTypes.DATA_TYPE,
                    TokenTypes.ANNOTATION,
                    TokenTypes.VARIABLE,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE -> Style.TOKEN_NAME;
            default -> null;
        };
    }
}
