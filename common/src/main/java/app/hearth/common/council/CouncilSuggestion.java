package app.hearth.common.council;

import app.hearth.common.key.ModelRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A council for somebody who has set none up, of models that their keys open. Without seats, and so without a
/// chairman, when fewer than two are known to be open.
public record CouncilSuggestion(
        List<ModelRef> seats, @Nullable ModelRef chairman) {
    public CouncilSuggestion {
        seats = List.copyOf(seats);
    }
}
