package app.hearth.server.run;

/// Text that grows, with the number of its code points. Not thread-safe.
public final class TextTrack {
    private final StringBuilder characters = new StringBuilder();
    private int codePoints;

    /// A place in a text, by both its counts, so that no text is counted twice.
    public record Mark(int index, int codePoints) {
        /// Before the first character.
        public static final Mark START = new Mark(0, 0);
    }

    /// Whole code points only.
    public void append(String piece) {
        characters.append(piece);
        codePoints += piece.codePointCount(0, piece.length());
    }

    /// What stands behind a mark.
    public String since(Mark mark) {
        return characters.substring(mark.index);
    }

    public Mark end() {
        return new Mark(characters.length(), codePoints);
    }

    /// The mark at a number of code points; at the end when there are not that many.
    public Mark at(int wanted) {
        if (wanted >= codePoints) {
            return end();
        }
        return new Mark(characters.offsetByCodePoints(0, wanted), wanted);
    }

    boolean endsAt(Mark mark) {
        return mark.index == characters.length();
    }
}
