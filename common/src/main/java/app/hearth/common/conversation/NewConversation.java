package app.hearth.common.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a conversation; `tags` are names, made when they do not exist yet.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewConversation(
        @Nullable ConversationId id,
        @Nullable String title,
        @Nullable String systemPrompt,
        @Nullable JsonNode params,
        @Nullable List<String> tags) {
    /// Without parameters for its questions.
    public NewConversation(
            @Nullable ConversationId id,
            @Nullable String title,
            @Nullable String systemPrompt,
            @Nullable List<String> tags) {
        this(id, title, systemPrompt, null, tags);
    }

    /// Without a title, so that it is called by its beginning.
    public NewConversation(ConversationId id, Instructions instructions) {
        this(id, null, instructions.systemPrompt(), instructions.params(), null);
    }
}
