package app.hearth.common.council;

import app.hearth.common.key.ModelRef;
import java.time.Instant;
import java.util.List;

/// A council under a name. Whether keys open its models is told when it is asked.
///
/// @param seats in the order of their numbers, which begin with 1; one model may have several
public record CouncilPreset(
        CouncilPresetId id,
        String name,
        List<ModelRef> seats,
        ModelRef chairman,
        CouncilPrompts prompts,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public CouncilPreset {
        seats = List.copyOf(seats);
    }
}
