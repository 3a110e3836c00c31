package app.hearth.desktop.prompts;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import java.util.Optional;

/// A model that a preset can name, or none.
record ModelChoice(Optional<ModelRef> model, String name) {
    static ModelChoice of(Model model) {
        return new ModelChoice(Optional.of(new ModelRef(model.provider(), model.id())), model.name());
    }

    /// One that no key opens at present.
    static ModelChoice unknown(ModelRef model) {
        return new ModelChoice(Optional.of(model), model.model());
    }
}
