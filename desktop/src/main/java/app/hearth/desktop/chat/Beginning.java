package app.hearth.desktop.chat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What holds in a conversation from its first question on.
///
/// @param systemPrompt what its models are told before the messages
/// @param params parameters of its questions, a JSON object
public record Beginning(
        @Nullable String systemPrompt, @Nullable JsonNode params) {
    public static final Beginning PLAIN = new Beginning(null, null);
}
