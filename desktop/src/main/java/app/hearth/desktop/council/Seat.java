package app.hearth.desktop.council;

import app.hearth.common.key.ModelRef;
import app.hearth.desktop.fx.KnownProvider;

/// A seat, or the chairman's place, as it is shown.
///
/// @param provider what a person reads for the provider
/// @param open whether a key opens the model
record Seat(ModelRef model, String name, String provider, boolean open) {
    static Seat of(ModelRef model, OpenModels models) {
        return new Seat(model, models.nameOf(model), KnownProvider.nameOf(model.provider()), models.isOpen(model));
    }
}
