package app.hearth.desktop.chat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// A text in which case and accents make no difference, and which still knows where each of its characters stood.
/// Immutable.
final class FoldedText {
    private static final char NOTHING = 0;

    private final String text;
    private final int[] places;

    private FoldedText(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    static FoldedText of(String written) {
        StringBuilder text = new StringBuilder(written.length());
        int[] places = new int[written.length() + 1];
        for (int index = 0; index < written.length(); index++) {
            char plain = fold(written.charAt(index));
            if (plain != NOTHING) {
                places[text.length()] = index;
                text.append(plain);
            }
        }
        places[text.length()] = written.length();
        return new FoldedText(text.toString(), places);
    }

    /// The letter without its accent, small; nothing for an accent that stands alone.
    private static char fold(char letter) {
        if (letter < 128) {
            return Character.toLowerCase(letter);
        }
        if (Character.getType(letter) == Character.NON_SPACING_MARK) {
            return NOTHING;
        }
        boolean half = Character.isSurrogate(letter);
        char base = half
                ? letter
                : Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                        .charAt(0);
        return Character.toLowerCase(base);
    }

    /// Where `wanted` stands in what was written, one after the other; nowhere when it is empty.
    List<Stretch> find(FoldedText wanted) {
        List<Stretch> found = new ArrayList<>();
        int length = wanted.text.length();
        int from = length == 0 ? -1 : text.indexOf(wanted.text);
        while (from >= 0) {
            found.add(new Stretch(places[from], places[from + length]));
            from = text.indexOf(wanted.text, from + length);
        }
        return found;
    }

    /// From which character on to before which one.
    record Stretch(int from, int to) {}
}
