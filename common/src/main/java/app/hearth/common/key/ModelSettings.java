package app.hearth.common.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a profile has chosen among models: its favourites, the oldest first, and the one that new conversations begin
/// with.
public record ModelSettings(
        List<ModelRef> favourites, @Nullable ModelRef defaultModel) {
    public ModelSettings {
        favourites = List.copyOf(favourites);
    }
}
