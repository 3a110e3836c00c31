package app.hearth.server.provider;

import app.hearth.common.conversation.EstimatedTokens;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import java.util.Collection;

/// About how many tokens something takes, before anybody has counted them: rather too many than too few.
///
/// Its texts and pictures take what [EstimatedTokens] says. A message takes three to four tokens around them in
/// OpenAI's format and a few more in the templates of open models.
public final class TokenEstimate {
    private static final int AROUND_TURN = 8;

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
                case Part.Text(String text) -> EstimatedTokens.ofText(text);
                case Part.Image _ -> EstimatedTokens.PICTURE;
            };
        }
        return tokens;
    }
}
