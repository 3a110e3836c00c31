package app.hearth.desktop.fx;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/// Text whose letters take their shape from their neighbours: Hebrew, Arabic, the scripts of India and South East Asia,
/// and letters with marks of their own.
///
/// When JavaFX 26 breaks a line within one run of such text on Linux, it goes on drawing the whole run in the first
/// line, and of one that is read from the right it fails with an exception: it reads the run again from the bytes it
/// kept of it before it was cut. A run never goes on in another node, so such text is shown as one node per word, and
/// nothing has to be cut.
final class ShapedText {
    private static final int FIRST_MARK = 0x300;
    private static final int HEBREW = 0x590;
    private static final int GEORGIAN = 0x10a0;
    private static final int JAMO = 0x1100;
    private static final int ETHIOPIC = 0x1200;
    private static final int FIRST_VARIANT = 0xfe00;
    private static final int LAST_VARIANT = 0xfe0f;

    private ShapedText() {}

    /// Whether there is any such letter in a text; also true for some that need no shaping.
    static boolean isIn(String text) {
        return text.codePoints().anyMatch(ShapedText::isShaped);
    }

    /// Whether some of it is written in a script that does so throughout; a mark over a letter is none.
    static boolean isWritten(String text) {
        return text.codePoints().filter(Character::isLetter).anyMatch(ShapedText::isShaped);
    }

    private static boolean isShaped(int letter) {
        if (letter < FIRST_MARK || (letter >= FIRST_VARIANT && letter <= LAST_VARIANT)) {
            return false;
        }
        if ((letter >= HEBREW && letter < GEORGIAN) || (letter >= JAMO && letter < ETHIOPIC)) {
            return true;
        }
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT -> true;
            default -> !isPlain(Character.UnicodeScript.of(letter));
        };
    }

    private static boolean isPlain(Character.UnicodeScript script) {
        return switch (script) {
            case COMMON, LATIN, GREEK, CYRILLIC, ARMENIAN, GEORGIAN, ETHIOPIC -> true;
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL -> true;
            default -> false;
        };
    }

    /// A text cut wherever a line may end.
    static List<String> words(String text) {
        return cut(text, BreakIterator.getLineInstance());
    }

    /// A text cut into what a reader takes for letters.
    static List<String> letters(String text) {
        return cut(text, BreakIterator.getCharacterInstance());
    }

    private static List<String> cut(String text, BreakIterator places) {
        places.setText(text);
        List<String> pieces = new ArrayList<>();
        int from = places.first();
        for (int to = places.next(); to != BreakIterator.DONE; to = places.next()) {
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
