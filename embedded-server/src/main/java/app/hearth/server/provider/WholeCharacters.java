package app.hearth.server.provider;

/// Makes text that can be stored of pieces that were cut anywhere: a character spelt as two JSON escapes may arrive in
/// two pieces, so the first half waits for the second; halves without the other, and NUL, become U+FFFD. Confined to
/// one thread.
final class WholeCharacters {
    private static final char REPLACEMENT = '\uFFFD';

    private char waiting;

    /// What can be handed on now that `piece` has come.
    String take(String piece) {
        StringBuilder out = new StringBuilder(piece.length() + 1);
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (Character.isLowSurrogate(c)) {
                out.append(waiting == 0 ? REPLACEMENT : waiting);
                if (waiting != 0) {
                    out.append(c);
                }
                waiting = 0;
                continue;
            }
            out.append(rest());
            if (Character.isHighSurrogate(c)) {
                waiting = c;
            } else {
                out.append(c == 0 ? REPLACEMENT : c);
            }
        }
        return out.toString();
    }

    /// What is left at the end: nothing, or the replacement of a half that waited in vain.
    String rest() {
        boolean left = waiting != 0;
        waiting = 0;
        return left ? String.valueOf(REPLACEMENT) : "";
    }
}
