package app.hearth.desktop.council;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.council.CouncilEstimate;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Submission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Whether a council is asked next instead of one model, and which. Each conversation keeps whether; who sits in it is
/// the same everywhere, until others are chosen. Confined to the UI thread; never blocks it.
public final class CouncilChoiceViewModel {
    private final CouncilPresetsViewModel presets;
    private final OpenModels models;
    private final CouncilWords words;
    private final SeatsViewModel seats;
    private final Submission saving;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(this, "on");
    private final ReadOnlyObjectWrapper<Optional<CouncilPreset>> preset =
            new ReadOnlyObjectWrapper<>(this, "preset", Optional.empty());
    private final LongProperty told = new SimpleLongProperty(this, "told");
    private final ReadOnlyObjectWrapper<String> line = new ReadOnlyObjectWrapper<>(this, "line", "");
    private final ObjectBinding<Optional<CouncilEstimate>> estimate;
    private final Set<ConversationId> onIn = new HashSet<>();
    private @Nullable ConversationId here;

    /// @param models those that keys open, now and later
    public CouncilChoiceViewModel(CouncilPresetsViewModel presets, ObservableList<Model> models) {
        this.presets = presets;
        this.models = new OpenModels(models, this::tell);
        this.words = new CouncilWords(this.models);
        this.seats = new SeatsViewModel(models);
        this.saving = new Submission(presets.background());
        this.estimate = Bindings.createObjectBinding(
                this::reckon, on, seats.rows(), seats.chairman(), seats.ready(), told, models);
        seats.rows().subscribe(this::tell);
        seats.chair().subscribe(_ -> tell());
        presets.presets().subscribe(_ -> renew());
        presets.loaded().subscribe(_ -> fill());
        presets.suggestion().subscribe(_ -> fill());
    }

    /// Whether a council is asked next.
    public ReadOnlyBooleanProperty on() {
        return on.getReadOnlyProperty();
    }

    /// Who sits in it.
    public SeatsViewModel seats() {
        return seats;
    }

    /// Those that are kept under names.
    CouncilPresetsViewModel presets() {
        return presets;
    }

    /// The one that was chosen last; its texts hold also when somebody else has been given a seat.
    ReadOnlyObjectProperty<Optional<CouncilPreset>> preset() {
        return preset.getReadOnlyProperty();
    }

    /// How many tokens of the conversation everybody in it will be told; whoever knows sets it.
    public LongProperty told() {
        return told;
    }

    /// Who sits in it, in a line.
    ReadOnlyObjectProperty<String> line() {
        return line.getReadOnlyProperty();
    }

    /// About what it will cost to ask; empty while it cannot be asked.
    ObjectBinding<Optional<CouncilEstimate>> estimate() {
        return estimate;
    }

    String nameOf(ModelRef model) {
        return models.nameOf(model);
    }

    /// Those who will be told what is asked, each once.
    public List<Model> asked() {
        return Stream.concat(
                        seats.seats().stream(),
                        Stream.ofNullable(seats.chairman().get()))
                .distinct()
                .flatMap(model -> models.find(model).stream())
                .toList();
    }

    /// From now on here a council is asked, or one model again.
    public void toggle() {
        turn(!on.get());
    }

    private void turn(boolean wanted) {
        if (here != null && wanted) {
            onIn.add(here);
        } else if (here != null) {
            onIn.remove(here);
        }
        on.set(wanted);
        if (wanted) {
            presets.load();
            if (seats.seats().isEmpty()) {
                presets.suggest();
            }
            fill();
        }
    }

    /// The person goes to another conversation; null for one that does not exist yet.
    public void moveTo(@Nullable ConversationId conversation) {
        here = conversation;
        on.set(conversation != null && onIn.contains(conversation));
    }

    /// The conversation that did not exist yet has begun.
    public void begun(ConversationId conversation) {
        here = conversation;
        turn(on.get());
    }

    /// Whoever has chosen nobody yet begins with the first of their councils, else with what their keys suggest.
    private void fill() {
        if (!on.get() || !seats.seats().isEmpty()) {
            return;
        }
        Optional<CouncilPreset> first = presets.presets().get().stream().findFirst();
        Optional<CouncilSuggestion> suggested = presets.suggestion().get();
        if (first.isPresent()) {
            choose(first.get());
        } else if (presets.loaded().get() && suggested.isPresent()) {
            seats.take(suggested.get().seats(), suggested.get().chairman());
        }
    }

    /// The one that was chosen may be kept otherwise by now, or no more.
    private void renew() {
        if (!presets.loaded().get()) {
            return;
        }
        preset.get().ifPresent(old -> {
            Optional<CouncilPreset> now = presets.presets().get().stream()
                    .filter(kept -> kept.id().equals(old.id()))
                    .findFirst();
            boolean same = !isChanged(old);
            preset.set(now);
            now.filter(kept -> same && isChanged(kept)).ifPresent(this::choose);
        });
        fill();
    }

    /// Takes one that is kept.
    void choose(CouncilPreset wanted) {
        preset.set(Optional.of(wanted));
        seats.take(wanted.seats(), wanted.chairman());
    }

    /// Whether who sits in it is not what it is kept as.
    boolean isChanged(CouncilPreset kept) {
        return !kept.seats().equals(seats.seats())
                || !kept.chairman().equals(seats.chairman().get());
    }

    /// Keeping it under a name.
    Submission saving() {
        return saving;
    }

    /// Keeps it under a name; says why not when it cannot be.
    void save(String name, Runnable done) {
        String problem = presets.nameProblem(name);
        ModelRef chairman = seats.chairman().get();
        if (!problem.isEmpty()) {
            saving.fail(new Explanation(problem, ""));
        } else if (seats.check() && chairman != null) {
            NewCouncilPreset wanted = new NewCouncilPreset(
                    null,
                    name.strip(),
                    List.copyOf(seats.seats()),
                    chairman,
                    preset.get().map(CouncilPreset::prompts).orElse(null));
            presets.save(wanted, saving, kept -> {
                preset.set(Optional.of(kept));
                done.run();
            });
        }
    }

    /// Whom to ask; empty while it cannot be asked.
    public Optional<CouncilWish> wish() {
        ModelRef chairman = seats.chairman().get();
        return on.get() && seats.ready().get() && chairman != null
                ? Optional.of(new CouncilWish(
                        List.copyOf(seats.seats()), chairman, preset.get().map(CouncilPreset::id)))
                : Optional.empty();
    }

    private void tell() {
        line.set(words.of(seats.seats(), seats.chairman().get()));
    }

    private Optional<CouncilEstimate> reckon() {
        ModelRef chairman = seats.chairman().get();
        return on.get() && seats.ready().get() && chairman != null
                ? Optional.of(CouncilEstimate.of(told.get(), seats.seats(), chairman, models::find))
                : Optional.empty();
    }

    /// Nobody is here any more.
    public void forget() {
        onIn.clear();
        moveTo(null);
    }
}
