package app.hearth.common.prompt;

import app.hearth.common.key.ModelRef;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Creates a preset; see [Preset].
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewPreset(
        @Nullable PresetId id,
        String name,
        @Nullable String systemPrompt,
        @Nullable ModelRef model,
        @Nullable JsonNode params) {}
