package app.hearth.common.conversation;

/// About how many tokens a text takes, before any model has counted them: rather too many than too few.
///
/// The tokenizers of today's models make a token of some four characters of English and of one to two of most other
/// scripts, which are two or three bytes each, so three bytes of UTF-8 are fewer than a token has on average.
public final class TextTokens {
    private static final int BYTES_PER_TOKEN = 3;

    private TextTokens() {}

    /// Takes as long as it takes to look at each character.
    public static long estimate(CharSequence text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}
