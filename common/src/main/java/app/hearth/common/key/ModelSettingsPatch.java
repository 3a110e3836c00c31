package app.hearth.common.key;

import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change to what a profile has chosen among models. Favourites come and go one by one, so that two devices that
/// choose at once both get their way; `null` for the default means none.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelSettingsPatch(
        @Nullable List<ModelRef> addFavourites,
        @Nullable List<ModelRef> removeFavourites,
        Field<ModelRef> defaultModel) {
    public static ModelSettingsPatch favourite(ModelRef model) {
        return new ModelSettingsPatch(List.of(model), null, Field.absent());
    }

    public static ModelSettingsPatch noFavourite(ModelRef model) {
        return new ModelSettingsPatch(null, List.of(model), Field.absent());
    }

    /// From now on new conversations begin with this model, or with none.
    public static ModelSettingsPatch defaultTo(@Nullable ModelRef model) {
        return new ModelSettingsPatch(null, null, Field.of(model));
    }
}
