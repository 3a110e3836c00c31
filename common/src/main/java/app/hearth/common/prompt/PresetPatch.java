package app.hearth.common.prompt;

import app.hearth.common.key.ModelRef;
import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/// A change to a preset; what is absent stays, and null takes away what may be missing.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PresetPatch(
        Field<String> name, Field<String> systemPrompt, Field<ModelRef> model, Field<JsonNode> params) {
    /// All of it as `wanted` says.
    public static PresetPatch to(NewPreset wanted) {
        return new PresetPatch(
                Field.of(wanted.name()),
                Field.of(wanted.systemPrompt()),
                Field.of(wanted.model()),
                Field.of(wanted.params()));
    }
}
