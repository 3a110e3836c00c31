package app.hearth.common.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What holds for every question of one conversation.
///
/// @param systemPrompt what its models are told before the messages, null for nothing
/// @param params what goes with each question that brings no parameters of its own: a JSON object, or null
public record Instructions(
        @Nullable String systemPrompt, @Nullable JsonNode params) {
    public static final Instructions NONE = new Instructions(null, null);

    public Instructions {
        params = params == null || params.isNull() ? null : params;
    }

    public static Instructions of(Conversation conversation) {
        return new Instructions(conversation.systemPrompt(), conversation.params());
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
