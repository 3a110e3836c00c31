package app.hearth.common.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a conversation; `tags` are names, made when they do not exist yet.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewConversation(
        @Nullable ConversationId id,
        @Nullable String title,
        @Nullable String systemPrompt,
        @Nullable List<String> tags) {}
