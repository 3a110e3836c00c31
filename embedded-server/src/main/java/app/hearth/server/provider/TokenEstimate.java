package app.hearth.server.provider;

import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import java.util.Collection;

/// How many tokens a text or a message takes, before a provider has counted them. Rather too many than too few for
/// most texts: the common tokenizers make a token of about four bytes of English and of three of code, and a Chinese
/// character, three bytes, is about one.
public final class TokenEstimate {
    private static final int BYTES_PER_TOKEN = 3;

    /// The role and the marks around a message.
    private static final int AROUND_TURN = 8;

    /// What Anthropic's rule, width times height by 750, gives for the largest image that it does not scale down.
    private static final int PER_IMAGE = 1_600;

    private TokenEstimate() {}

    public static long of(Collection<Turn> turns) {
        return turns.stream().mapToLong(TokenEstimate::of).sum();
    }

    public static long of(Turn turn) {
        return AROUND_TURN
                + turn.parts().stream().mapToLong(TokenEstimate::ofPart).sum();
    }

    private static long ofPart(Part part) {
        return switch (part) {
            case Part.Text(String text) -> ofText(text);
            case Part.Image _ -> PER_IMAGE;
        };
    }

    public static long ofText(String text) {
        return (bytes(text) + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }

    /// As UTF-8, without writing it.
    private static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
