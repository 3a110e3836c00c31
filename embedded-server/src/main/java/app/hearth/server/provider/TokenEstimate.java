package app.hearth.server.provider;

import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import java.util.Collection;

/// About how many tokens something takes, before anybody has counted them: rather too many than too few.
///
/// The tokenizers of today's models make a token of some four characters of English and of one to two of most other
/// scripts, which are two or three bytes each, so three bytes of UTF-8 are fewer than a token has on average. A message
/// takes three to four tokens around it in OpenAI's format and a few more in the templates of open models. A picture
/// that is as large as providers take it costs some 1,600 tokens at Anthropic (width × height / 750) and 1,500 at
/// OpenAI.
public final class TokenEstimate {
    private static final int BYTES_PER_TOKEN = 3;
    private static final int AROUND_TURN = 8;
    private static final int IMAGE = 2_000;

    private TokenEstimate() {}

    /// All that is sent along. Blocks for as long as it takes to look at the text, which is not copied.
    public static long of(ChatRequest request) {
        return of(Turns.saying(request));
    }

    public static long of(Collection<Turn> turns) {
        return turns.stream().mapToLong(TokenEstimate::of).sum();
    }

    public static long of(Turn turn) {
        long tokens = AROUND_TURN;
        for (Part part : turn.parts()) {
            tokens += switch (part) {
                case Part.Text(String text) -> ofText(text);
                case Part.Image _ -> IMAGE;
            };
        }
        return tokens;
    }

    public static long ofText(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}
