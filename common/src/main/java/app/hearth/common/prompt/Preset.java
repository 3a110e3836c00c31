package app.hearth.common.prompt;

import app.hearth.common.conversation.Instructions;
import app.hearth.common.key.ModelRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a conversation can begin with, under a name. What is null is left as the conversation has it.
///
/// @param params parameters of its questions, a JSON object
public record Preset(
        PresetId id,
        String name,
        @Nullable String systemPrompt,
        @Nullable ModelRef model,
        @Nullable JsonNode params,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public Preset {
        params = params == null || params.isNull() ? null : params;
    }

    /// What holds where this is chosen: what it says, and for the rest what held before.
    public Instructions over(Instructions before) {
        return new Instructions(
                systemPrompt == null ? before.systemPrompt() : systemPrompt, params == null ? before.params() : params);
    }
}
