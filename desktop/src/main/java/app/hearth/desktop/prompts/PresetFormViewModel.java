package app.hearth.desktop.prompts;

import app.hearth.common.client.KeyCalls;
import app.hearth.common.client.PromptCalls;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.key.ModelRef;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.prompt.PresetPatch;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A preset being made or changed. For the UI thread.
final class PresetFormViewModel {
    static final int LONGEST_NAME = 100;

    private final PromptCalls calls;
    private final KeyCalls keys;
    private final Background background;
    private final Runnable saved;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final InstructionsViewModel instructions = new InstructionsViewModel();
    private final ModelChoice none = new ModelChoice(Optional.empty(), text("preset.model.none"));
    private final ObservableList<ModelChoice> models = FXCollections.observableArrayList(none);
    private final ObjectProperty<ModelChoice> model = new SimpleObjectProperty<>(none);
    private final Submission saving;
    private Optional<Preset> changed = Optional.empty();

    /// `saved` is run when a preset has been stored.
    PresetFormViewModel(PresetsViewModel presets, KeyCalls keys, Runnable saved) {
        this.calls = presets.calls();
        this.keys = keys;
        this.background = presets.background();
        this.saved = saved;
        this.saving = new Submission(background);
        name.subscribe(_ -> nameProblem.set(""));
    }

    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    StringProperty name() {
        return name;
    }

    ReadOnlyStringProperty nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    InstructionsViewModel instructions() {
        return instructions;
    }

    ObservableList<ModelChoice> models() {
        return models;
    }

    ObjectProperty<ModelChoice> model() {
        return model;
    }

    Submission saving() {
        return saving;
    }

    /// Whether a preset that exists is changed; otherwise one is made.
    boolean changes() {
        return changed.isPresent();
    }

    /// Opens the form for a new preset.
    void make() {
        open(Optional.empty());
    }

    void change(Preset preset) {
        open(Optional.of(preset));
    }

    private void open(Optional<Preset> preset) {
        changed = preset;
        name.set(preset.map(Preset::name).orElse(""));
        instructions.show(preset.map(it -> new Instructions(it.systemPrompt(), it.params()))
                .orElse(Instructions.NONE));
        offer(List.of(), preset.map(Preset::model));
        saving.reset();
        open.set(true);
        background.run(
                () -> keys.models().items().stream().map(ModelChoice::of).toList(),
                found -> offer(found, model.get().model()),
                _ -> {}); // the preset can be saved with the model that it has
    }

    /// Shows these models, of which `wanted` is chosen whether a key opens it or not.
    private void offer(List<ModelChoice> found, Optional<ModelRef> wanted) {
        List<ModelChoice> all = new ArrayList<>(List.of(none));
        all.addAll(found);
        ModelChoice choice = all.stream()
                .filter(it -> it.model().equals(wanted))
                .findFirst()
                .orElseGet(() -> ModelChoice.unknown(wanted.orElseThrow()));
        if (!all.contains(choice)) {
            all.add(1, choice);
        }
        models.setAll(all);
        model.set(choice);
    }

    void save() {
        String words = name.get().strip();
        if (words.isEmpty()) {
            nameProblem.set(text("preset.name.missing"));
        } else if (words.codePointCount(0, words.length()) > LONGEST_NAME) {
            nameProblem.set(text("preset.name.long"));
        }
        if (!instructions.check() || !nameProblem.get().isEmpty()) {
            return;
        }
        Instructions typed = instructions.typed();
        NewPreset wanted = new NewPreset(
                null, words, typed.systemPrompt(), model.get().model().orElse(null), typed.params());
        Optional<Preset> before = changed;
        saving.send(
                () -> before.map(preset -> calls.update(preset.id(), PresetPatch.to(wanted)))
                        .orElseGet(() -> calls.create(wanted)),
                _ -> {
                    close();
                    saved.run();
                },
                cause -> Optional.of(Explanations.of(cause)));
    }

    void close() {
        open.set(false);
    }

    private static String text(String key) {
        return Views.texts(PresetFormViewModel.class).getString(key);
    }
}
