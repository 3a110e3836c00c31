package app.hearth.desktop.council;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which models sit in a council and who is chairman, as it is edited. One model may have several seats; the chairman
/// need not sit. For the UI thread.
public final class SeatsViewModel {
    public static final int LEAST = 2;
    public static final int MOST = 16;

    private final OpenModels models;
    private final ObservableList<ModelRef> seats = FXCollections.observableArrayList();
    private final ObservableList<ModelRef> seatsToSee = FXCollections.unmodifiableObservableList(seats);
    private final ObjectProperty<@Nullable ModelRef> chairman = new SimpleObjectProperty<>(this, "chairman");
    private final ObservableList<Seat> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Seat>> chair = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Model>> choice = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper canAdd = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper insists = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<Explanation>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param models those that keys open, now and later
    public SeatsViewModel(ObservableList<Model> models) {
        this.models = new OpenModels(models, this::look);
        seats.addListener((ListChangeListener<ModelRef>) _ -> changed());
        chairman.addListener((_, _, _) -> changed());
        look();
    }

    /// In the order of their numbers, which begin with 1; changed by what stands below.
    public ObservableList<ModelRef> seats() {
        return seatsToSee;
    }

    /// Who writes the last answer; null while nobody is chosen.
    public ObjectProperty<@Nullable ModelRef> chairman() {
        return chairman;
    }

    /// Gives a model one more seat, as long as there are any; the first one that sits is chairman unless somebody is.
    public void add(ModelRef model) {
        if (!canAdd.get()) {
            return;
        }
        boolean first = seats.isEmpty() && chairman.get() == null;
        seats.add(model);
        if (first) {
            chairman.set(model);
        }
    }

    /// Takes the seat at this place, from 0, out of the council; its chairman stays chairman.
    public void remove(int index) {
        seats.remove(index);
    }

    /// Shows another council instead.
    public void take(List<ModelRef> others, @Nullable ModelRef other) {
        seats.setAll(others.subList(0, Math.min(MOST, others.size())));
        chairman.set(other);
        insists.set(false);
    }

    /// The models whose names hold all of these words.
    public List<Model> offered(String words) {
        return models.offered(words);
    }

    /// The same, those that have a seat first.
    List<Model> offeredAsChairman(String words) {
        return models.offered(words).stream()
                .sorted(Comparator.comparing(
                        model -> numbersOf(OpenModels.refOf(model)).isEmpty()))
                .toList();
    }

    /// The numbers of the seats that it has, from 1.
    List<Integer> numbersOf(ModelRef model) {
        return IntStream.rangeClosed(1, seats.size())
                .filter(number -> seats.get(number - 1).equals(model))
                .boxed()
                .toList();
    }

    /// All models that there are to choose from.
    ReadOnlyObjectProperty<List<Model>> choice() {
        return choice.getReadOnlyProperty();
    }

    /// How a model calls itself, or its id when no key opens it.
    public String nameOf(ModelRef model) {
        return models.nameOf(model);
    }

    /// Whether a key opens it.
    public boolean isOpen(ModelRef model) {
        return models.isOpen(model);
    }

    /// Whether there is a seat left.
    public ReadOnlyBooleanProperty canAdd() {
        return canAdd.getReadOnlyProperty();
    }

    /// Whether it can be asked: enough seats and a chairman, and keys open all of them.
    public ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    /// Why it cannot be asked; empty when it can.
    public ReadOnlyObjectProperty<Optional<Explanation>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether it is a council that can be kept: with enough seats and a chairman, whether keys open them or not. When
    /// it is not, the sentence about it stands out until something is changed.
    public boolean check() {
        insists.set(false); // so that whoever is insisted again is led there again
        insists.set(!isComplete());
        return isComplete();
    }

    /// Whether the sentence about what is missing stands out.
    ReadOnlyBooleanProperty insists() {
        return insists.getReadOnlyProperty();
    }

    /// The seats as they are shown.
    ObservableList<Seat> rows() {
        return rows;
    }

    /// The chairman as it is shown.
    ReadOnlyObjectProperty<Optional<Seat>> chair() {
        return chair.getReadOnlyProperty();
    }

    private boolean isComplete() {
        return seats.size() >= LEAST && chairman.get() != null;
    }

    private void changed() {
        insists.set(false);
        look();
    }

    /// What is shown changes only where it is something else: whoever stands in a row with the keyboard stays there.
    private void look() {
        choice.set(models.all());
        List<Seat> now = seats.stream().map(seat -> Seat.of(seat, models)).toList();
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
        chair.set(Optional.ofNullable(chairman.get()).map(model -> Seat.of(model, models)));
        canAdd.set(seats.size() < MOST);
        Optional<Explanation> found = look(now);
        problem.set(found);
        ready.set(found.isEmpty());
    }

    private Optional<Explanation> look(List<Seat> now) {
        if (choice.get().isEmpty()) {
            return explanation("keyless", "");
        }
        if (now.size() < LEAST) {
            return explanation("few", "");
        }
        if (chair.get().isEmpty()) {
            return explanation("chairless", "");
        }
        String closed = Stream.concat(now.stream(), chair.get().stream())
                .filter(seat -> !seat.open())
                .map(Seat::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return closed.isEmpty() ? Optional.empty() : explanation("closed", closed);
    }

    private static Optional<Explanation> explanation(String key, String names) {
        return Optional.of(new Explanation(
                MessageFormat.format(text("seats." + key + ".what"), names), text("seats." + key + ".do")));
    }

    private static String text(String key) {
        return Views.texts(SeatsViewModel.class).getString(key);
    }
}
