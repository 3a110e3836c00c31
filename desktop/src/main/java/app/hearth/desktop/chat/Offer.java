package app.hearth.desktop.chat;

import app.hearth.common.key.Model;
import app.hearth.common.prompt.Preset;

/// What can be chosen while it is being typed in the composer.
sealed interface Offer {
    String name();

    /// One that comes to hold in the conversation.
    record OfPreset(Preset preset) implements Offer {
        @Override
        public String name() {
            return preset.name();
        }
    }

    /// One that answers from then on.
    record OfModel(Model model) implements Offer {
        @Override
        public String name() {
            return model.name();
        }
    }
}
