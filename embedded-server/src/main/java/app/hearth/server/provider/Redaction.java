package app.hearth.server.provider;

import app.hearth.common.secret.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Makes what a provider says fit for a person to read: one line, not too long, and nothing of the key in it.
final class Redaction {
    private static final int MAX_LENGTH = 300;
    private static final int SHORTEST_FRAGMENT = 8;
    private static final String MARK = "[…]";

    private final Secret key;

    Redaction(Secret key) {
        this.key = key;
    }

    /// Removes the key first and trims last, so that no cut leaves a piece of the key that is not recognised.
    String readable(String said) {
        String text = said.length() > 16 * MAX_LENGTH ? said.substring(0, 16 * MAX_LENGTH) : said;
        String plain = key.reveal().strip();
        return oneLine(without(text, plain, URLEncoder.encode(plain, StandardCharsets.UTF_8)));
    }

    /// Every piece of either form of eight characters or more is cut out, and a shorter key as a whole.
    private static String without(String text, String plain, String encoded) {
        if (plain.isEmpty()) {
            return text;
        }
        int shortest = Math.min(SHORTEST_FRAGMENT, plain.length());
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int length = Math.max(longestPieceAt(text, i, plain), longestPieceAt(text, i, encoded));
            if (length >= shortest) {
                out.append(MARK);
                i += length;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    private static int longestPieceAt(String text, int at, String key) {
        int longest = 0;
        for (int start = 0; start < key.length() - longest; start++) {
            int length = 0;
            while (start + length < key.length()
                    && at + length < text.length()
                    && sameIgnoringCase(text.charAt(at + length), key.charAt(start + length))) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }

    private static boolean sameIgnoringCase(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }

    /// One line without control characters, not longer than a person reads.
    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        int end = MAX_LENGTH - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
