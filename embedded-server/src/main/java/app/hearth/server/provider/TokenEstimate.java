package app.hearth.server.provider;

import app.hearth.common.conversation.TextTokens;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import java.util.Collection;

/// About how many tokens something takes, before anybody has counted them: rather too many than too few.
///
/// A text takes what [TextTokens] says. A message takes three to four tokens around it in OpenAI's format and a few
/// more in the templates of open models. A picture that is as large as providers take it costs some 1,600 tokens at
/// Anthropic (width × height / 750) and 1,500 at OpenAI.
public final class TokenEstimate {
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
                case Part.Text(String text) -> TextTokens.estimate(text);
                case Part.Image _ -> IMAGE;
            };
        }
        return tokens;
    }
}
