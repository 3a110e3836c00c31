package app.hearth.desktop.prompts;

import app.hearth.common.client.PromptCalls;
import app.hearth.common.prompt.PromptSettings;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What every model is told, in all conversations. For the UI thread.
final class StandingViewModel {
    private final PromptCalls calls;
    private final Background background;
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty stored = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final BooleanBinding changed = Bindings.createBooleanBinding(
            () -> loaded.get()
                    && !Objects.equals(text.get().strip(), stored.get().strip()),
            text,
            stored,
            loaded);
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper(false);
    private final Submission saving;

    StandingViewModel(PromptCalls calls, Background background) {
        this.calls = calls;
        this.background = background;
        this.saving = new Submission(background);
        text.subscribe(_ -> saved.set(false));
    }

    /// What stands in the field.
    StringProperty text() {
        return text;
    }

    /// Whether there is something to save.
    BooleanBinding changed() {
        return changed;
    }

    /// Whether the field shows what is stored, so that it may be written into.
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Whether what stands in the field has just been stored.
    ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    Submission saving() {
        return saving;
    }

    /// Reads what is stored; what was typed and not saved stays.
    void load() {
        background.run(calls::settings, this::show, cause -> saving.fail(Explanations.of(cause)));
    }

    private void show(PromptSettings settings) {
        String now = Optional.ofNullable(settings.systemPrompt()).orElse("");
        boolean untouched = !changed.get();
        stored.set(now);
        loaded.set(true);
        saving.reset();
        if (untouched) {
            text.set(now);
        }
    }

    void save() {
        String wanted = text.get().isBlank() ? null : text.get();
        saving.send(
                () -> calls.change(PromptSettingsPatch.to(wanted)),
                settings -> {
                    stored.set(Optional.ofNullable(settings.systemPrompt()).orElse(""));
                    saved.set(true);
                },
                cause -> Optional.of(Explanations.of(cause)));
    }
}
