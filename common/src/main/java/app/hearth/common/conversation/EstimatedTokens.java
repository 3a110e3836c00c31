package app.hearth.common.conversation;

/// About how many tokens something takes, before any model has counted them: rather too many than too few.
///
/// A picture that is as large as providers take it costs some 1,600 tokens at Anthropic (width × height / 750) and
/// 1,500 at OpenAI. The tokenizers of today's models make a token of some four characters of English and of one to two
/// of most other scripts, which are two or three bytes each, so three bytes of UTF-8 are fewer than a token has on
/// average.
public final class EstimatedTokens {
    public static final int PICTURE = 2_000;

    private static final int BYTES_PER_TOKEN = 3;

    private EstimatedTokens() {}

    /// Takes as long as it takes to look at each character.
    public static long ofText(CharSequence text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return ofText(bytes);
    }

    /// What a text of so many bytes in UTF-8 takes.
    public static long ofText(long bytes) {
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}
