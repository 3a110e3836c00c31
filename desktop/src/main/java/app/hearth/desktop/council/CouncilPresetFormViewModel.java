package app.hearth.desktop.council;

import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A council being made or changed, with its name and with what those in it are told. For the UI thread.
final class CouncilPresetFormViewModel {
    static final int LONGEST_PROMPT = 100_000;

    private final CouncilPresetsViewModel presets;
    private final SeatsViewModel seats;
    private final Submission saving;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final BooleanProperty unfolded = new SimpleBooleanProperty(false);
    private final StringProperty toSeats = new SimpleStringProperty("");
    private final StringProperty toJudges = new SimpleStringProperty("");
    private final StringProperty toChairman = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper promptProblem = new ReadOnlyStringWrapper("");
    private Optional<CouncilPresetId> changed = Optional.empty();

    CouncilPresetFormViewModel(CouncilPresetsViewModel presets, ObservableList<Model> models) {
        this.presets = presets;
        this.seats = new SeatsViewModel(models);
        this.saving = new Submission(presets.background());
        name.subscribe(_ -> nameProblem.set(""));
        Stream.of(toSeats, toJudges, toChairman).forEach(text -> text.subscribe(_ -> promptProblem.set("")));
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

    SeatsViewModel seats() {
        return seats;
    }

    /// Whether what they are told is to be seen.
    BooleanProperty unfolded() {
        return unfolded;
    }

    /// What whoever answers is told besides the question.
    StringProperty toSeats() {
        return toSeats;
    }

    /// What whoever ranks the answers is told besides how.
    StringProperty toJudges() {
        return toJudges;
    }

    /// What whoever writes the last answer is told besides that.
    StringProperty toChairman() {
        return toChairman;
    }

    ReadOnlyStringProperty promptProblem() {
        return promptProblem.getReadOnlyProperty();
    }

    Submission saving() {
        return saving;
    }

    /// Whether a council that is kept is changed; otherwise one is made.
    boolean changes() {
        return changed.isPresent();
    }

    /// Whether it is this one that is changed now.
    boolean changes(CouncilPreset preset) {
        return open.get() && changed.equals(Optional.of(preset.id()));
    }

    /// Opens the form for a new council.
    void make() {
        open(Optional.empty(), "", CouncilPrompts.NONE);
        seats.take(List.of(), null);
        open.set(true);
    }

    /// The same, with who is suggested in it.
    void make(CouncilSuggestion suggestion) {
        open(Optional.empty(), firstName(), CouncilPrompts.NONE);
        seats.take(suggestion.seats(), suggestion.chairman());
        open.set(true);
    }

    /// One to begin with, unless it is taken.
    private String firstName() {
        String first = text("preset.name.first");
        return presets.nameProblem(first).isEmpty() ? first : "";
    }

    void change(CouncilPreset preset) {
        open(Optional.of(preset.id()), preset.name(), preset.prompts());
        seats.take(preset.seats(), preset.chairman());
        open.set(true);
    }

    private void open(Optional<CouncilPresetId> preset, String called, CouncilPrompts prompts) {
        open.set(false); // what shows one council is led anew to the next
        changed = preset;
        name.set(called);
        toSeats.set(Objects.requireNonNullElse(prompts.seat(), ""));
        toJudges.set(Objects.requireNonNullElse(prompts.judge(), ""));
        toChairman.set(Objects.requireNonNullElse(prompts.chairman(), ""));
        unfolded.set(!prompts.equals(CouncilPrompts.NONE));
        nameProblem.set("");
        saving.reset();
    }

    void save() {
        nameProblem.set(presets.nameProblem(name.get(), changed));
        boolean sits = seats.check();
        ModelRef chairman = seats.chairman().get();
        if (!checkPrompts() || !sits || chairman == null || !nameProblem.get().isEmpty()) {
            return;
        }
        NewCouncilPreset wanted =
                new NewCouncilPreset(null, name.get().strip(), List.copyOf(seats.seats()), chairman, prompts());
        changed.ifPresentOrElse(
                id -> presets.change(id, wanted, saving, _ -> close()),
                () -> presets.save(wanted, saving, _ -> close()));
    }

    private boolean checkPrompts() {
        boolean good = Stream.of(toSeats, toJudges, toChairman)
                .allMatch(text -> text.get().length() <= LONGEST_PROMPT);
        promptProblem.set(good ? "" : text("prompts.long"));
        if (!good) {
            unfolded.set(true);
        }
        return good;
    }

    private CouncilPrompts prompts() {
        return new CouncilPrompts(said(toSeats), said(toJudges), said(toChairman));
    }

    private static @Nullable String said(StringProperty text) {
        return text.get().isBlank() ? null : text.get();
    }

    void close() {
        open.set(false);
    }

    private static String text(String key) {
        return Views.texts(CouncilPresetFormViewModel.class).getString(key);
    }
}
