package app.hearth.desktop.council;

import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.key.ModelRef;
import java.util.List;
import java.util.Optional;

/// The council somebody wants to ask.
///
/// @param preset whose texts hold for those who sit in it
public record CouncilWish(List<ModelRef> seats, ModelRef chairman, Optional<CouncilPresetId> preset) {
    public CouncilWish {
        seats = List.copyOf(seats);
    }
}
