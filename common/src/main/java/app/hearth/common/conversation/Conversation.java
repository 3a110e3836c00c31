package app.hearth.common.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation without its messages.
public record Conversation(
        ConversationId id,
        String title,
        TitleSource titleSource,
        @Nullable String systemPrompt,
        List<String> tags,
        boolean pinned,
        boolean archived,
        @Nullable MessageId currentLeafId,
        int messageCount,
        int version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {
    public Conversation {
        tags = List.copyOf(tags);
    }

    public Conversation withTags(List<String> names) {
        return new Conversation(
                id,
                title,
                titleSource,
                systemPrompt,
                names,
                pinned,
                archived,
                currentLeafId,
                messageCount,
                version,
                createdAt,
                updatedAt,
                deletedAt);
    }
}
