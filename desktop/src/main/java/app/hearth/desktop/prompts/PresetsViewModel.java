package app.hearth.desktop.prompts;

import app.hearth.common.client.ProblemException;
import app.hearth.common.client.PromptCalls;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Submission;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The presets of a profile, by name. For the UI thread.
public final class PresetsViewModel {
    private final PromptCalls calls;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Preset>> presets = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Preset>> deleted = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Submission deleting;

    public PresetsViewModel(PromptCalls calls, Background background) {
        this.calls = calls;
        this.background = background;
        this.deleting = new Submission(background);
    }

    ReadOnlyObjectProperty<List<Preset>> presets() {
        return presets.getReadOnlyProperty();
    }

    /// Whether they have been read at least once.
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Why they could not be read.
    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// The one deleted last, as long as it can be brought back here.
    ReadOnlyObjectProperty<Optional<Preset>> deleted() {
        return deleted.getReadOnlyProperty();
    }

    /// Deleting, and bringing back.
    Submission deleting() {
        return deleting;
    }

    PromptCalls calls() {
        return calls;
    }

    Background background() {
        return background;
    }

    void load() {
        background.run(
                () -> calls.presets().items(),
                now -> {
                    presets.set(now);
                    loaded.set(true);
                    failure.set(Optional.empty());
                },
                cause -> failure.set(Optional.of(Explanations.of(cause))));
    }

    void delete(Preset preset) {
        deleting.send(
                () -> deleteUnlessGone(preset),
                () -> {
                    deleted.set(Optional.of(preset));
                    load();
                },
                cause -> Optional.of(Explanations.of(cause)));
    }

    private void deleteUnlessGone(Preset preset) {
        try {
            calls.delete(preset.id());
        } catch (ProblemException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    /// Brings back the one deleted last, under the id that it had.
    void undo() {
        deleted.get()
                .map(gone -> new NewPreset(gone.id(), gone.name(), gone.systemPrompt(), gone.model(), gone.params()))
                .ifPresent(again -> deleting.send(
                        () -> calls.create(again),
                        _ -> {
                            deleted.set(Optional.empty());
                            load();
                        },
                        cause -> Optional.of(Explanations.of(cause))));
    }

    /// Something else is done now, behind which nothing is brought back.
    void settle() {
        deleted.set(Optional.empty());
    }
}
