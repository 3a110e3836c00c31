package app.hearth.server.conversation;

import app.hearth.server.provider.ChatRequest.Turn;
import app.hearth.server.provider.TokenEstimate;
import java.util.List;

/// What a model is told of a conversation.
///
/// @param turns the system prompts, and the branch as far as it fits
/// @param leftOut how many messages of the branch, the oldest, are not among them
record Context(List<Turn> turns, int leftOut) {
    Context {
        turns = List.copyOf(turns);
    }

    /// What it takes by estimate alone, to be held against what the provider will count.
    int estimate() {
        return Math.clamp(TokenEstimate.of(turns), 0, Integer.MAX_VALUE);
    }
}
