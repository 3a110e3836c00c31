package app.hearth.desktop.council;

import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Matching;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The councils that a profile keeps under names, by name, and one that its keys suggest. For the UI thread.
public final class CouncilPresetsViewModel {
    static final int LONGEST_NAME = 100;

    private final HearthClient client;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<CouncilPreset>> presets = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CouncilSuggestion>> suggestion =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CouncilPreset>> deleted =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Submission deleting;
    private int asked;

    public CouncilPresetsViewModel(HearthClient client, Background background) {
        this.client = client;
        this.background = background;
        this.deleting = new Submission(background);
    }

    public ReadOnlyObjectProperty<List<CouncilPreset>> presets() {
        return presets.getReadOnlyProperty();
    }

    /// Whether they have been read at least once.
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Why they could not be read; what was read before stays.
    public ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// What makes sense with the person's own keys, once [#suggest] has asked; without seats when they open too little.
    public ReadOnlyObjectProperty<Optional<CouncilSuggestion>> suggestion() {
        return suggestion.getReadOnlyProperty();
    }

    /// The one deleted last, as long as it can be brought back here.
    ReadOnlyObjectProperty<Optional<CouncilPreset>> deleted() {
        return deleted.getReadOnlyProperty();
    }

    /// Deleting, and bringing back.
    Submission deleting() {
        return deleting;
    }

    Background background() {
        return background;
    }

    /// Reads them again; of several answers under way only the last one asked for counts.
    public void load() {
        int here = ++asked;
        background.run(
                () -> client.councils().presets().items(),
                now -> {
                    if (here == asked) {
                        presets.set(now);
                        loaded.set(true);
                        failure.set(Optional.empty());
                    }
                },
                cause -> {
                    if (here == asked) {
                        failure.set(Optional.of(Explanations.of(cause)));
                    }
                });
    }

    /// Asks for a council from the person's own keys. Nothing depends on it: where it cannot be had there is none.
    public void suggest() {
        background.run(
                () -> {
                    var _ = client.keys().models(); // a suggestion goes by the lists that this fills
                    return client.councils().suggestion();
                },
                found -> suggestion.set(Optional.of(found)),
                _ -> {});
    }

    /// What is wrong with a name for a new council; empty when nothing is. Names are told apart as people read them.
    public String nameProblem(String name) {
        return nameProblem(name, Optional.empty());
    }

    /// The same for one that has a name already, which it can keep.
    String nameProblem(String name, Optional<CouncilPresetId> its) {
        String words = name.strip();
        if (words.isEmpty()) {
            return text("preset.name.missing");
        }
        if (words.codePointCount(0, words.length()) > LONGEST_NAME) {
            return text("preset.name.long");
        }
        boolean taken = presets.get().stream()
                .filter(preset -> !its.equals(Optional.of(preset.id())))
                .anyMatch(preset -> Matching.folded(preset.name()).equals(Matching.folded(words)));
        return taken ? text("preset.name.taken") : "";
    }

    /// Keeps a council under its name; `saving` says how that goes and why it failed, `saved` takes what was kept.
    public void save(NewCouncilPreset wanted, Submission saving, Consumer<CouncilPreset> saved) {
        send(() -> client.councils().createPreset(wanted), saving, saved);
    }

    /// Makes one that is kept already as `wanted` says; otherwise as [#save].
    void change(CouncilPresetId id, NewCouncilPreset wanted, Submission saving, Consumer<CouncilPreset> saved) {
        send(() -> client.councils().updatePreset(id, CouncilPresetPatch.to(wanted)), saving, saved);
    }

    private void send(Callable<CouncilPreset> call, Submission saving, Consumer<CouncilPreset> saved) {
        saving.send(
                call,
                kept -> {
                    saved.accept(kept);
                    load();
                },
                CouncilPresetsViewModel::explain);
    }

    /// A conflict is never about the name, of which a server allows several.
    private static Optional<Explanation> explain(Exception cause) {
        boolean full = cause instanceof ProblemException answered && answered.code() == ErrorCode.CONFLICT;
        return Optional.of(
                full ? new Explanation(text("presets.full.what"), text("presets.full.do")) : Explanations.of(cause));
    }

    void delete(CouncilPreset preset) {
        deleting.send(
                () -> deleteUnlessGone(preset),
                () -> {
                    deleted.set(Optional.of(preset));
                    load();
                },
                CouncilPresetsViewModel::explain);
    }

    private void deleteUnlessGone(CouncilPreset preset) {
        try {
            client.councils().deletePreset(preset.id());
        } catch (ProblemException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    /// Brings back the one deleted last, under the id that it had.
    void undo() {
        deleted.get()
                .map(gone ->
                        new NewCouncilPreset(gone.id(), gone.name(), gone.seats(), gone.chairman(), gone.prompts()))
                .ifPresent(again -> save(again, deleting, _ -> deleted.set(Optional.empty())));
    }

    /// Something else is done now, behind which nothing is brought back.
    void settle() {
        deleted.set(Optional.empty());
    }

    private static String text(String key) {
        return Views.texts(CouncilPresetsViewModel.class).getString(key);
    }
}
