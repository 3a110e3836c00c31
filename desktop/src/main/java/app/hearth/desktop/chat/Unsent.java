package app.hearth.desktop.chat;

import app.hearth.common.conversation.ConversationId;
import java.util.Map;
import java.util.Optional;

/// Where someone was when their session ended, and what they had typed there and elsewhere; empty stands for the new
/// conversation. Held in memory only, until they are back or someone else comes in.
public record Unsent(Optional<ConversationId> open, Map<Optional<ConversationId>, String> texts) {
    public Unsent {
        texts = Map.copyOf(texts);
    }

    /// Says how much there is, never what.
    @Override
    public String toString() {
        return "Unsent[" + texts.size() + "]";
    }
}
