package app.hearth.common.council;

import app.hearth.common.key.ModelRef;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a council preset; see [CouncilPreset].
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewCouncilPreset(
        @Nullable CouncilPresetId id,
        String name,
        List<ModelRef> seats,
        ModelRef chairman,
        @Nullable CouncilPrompts prompts) {
    public NewCouncilPreset {
        seats = List.copyOf(seats);
    }
}
