package app.hearth.common.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation without its messages.
///
/// @param params what goes with each question that brings no parameters of its own: a JSON object, or null
public record Conversation(
        ConversationId id,
        String title,
        TitleSource titleSource,
        @Nullable String systemPrompt,
        @Nullable JsonNode params,
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
        params = params == null || params.isNull() ? null : params;
    }

    public Conversation withTags(List<String> names) {
        return new Conversation(
                id,
                title,
                titleSource,
                systemPrompt,
                params,
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
