package app.hearth.common.council;

import app.hearth.common.key.ModelRef;
import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// A change to a council preset; what is absent stays. Seats are replaced as a whole, prompts too: null takes them
/// away, and so does leaving out one of them.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CouncilPresetPatch(
        Field<String> name, Field<List<ModelRef>> seats, Field<ModelRef> chairman, Field<CouncilPrompts> prompts) {
    /// All of it as `wanted` says.
    public static CouncilPresetPatch to(NewCouncilPreset wanted) {
        return new CouncilPresetPatch(
                Field.of(wanted.name()),
                Field.of(wanted.seats()),
                Field.of(wanted.chairman()),
                Field.of(wanted.prompts()));
    }
}
