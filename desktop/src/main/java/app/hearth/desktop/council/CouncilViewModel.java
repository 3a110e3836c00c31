package app.hearth.desktop.council;

import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.RunStatus;
import app.hearth.desktop.fx.Explanation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The council that is looked at, and what can be done with it. Confined to the UI thread; never blocks it.
public final class CouncilViewModel {
    private final OpenCouncils councils;
    private final CouncilActs acts;
    private final Function<ModelRef, String> names;
    private final ReadOnlyObjectWrapper<@Nullable OpenCouncil> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final BooleanProperty named = new SimpleBooleanProperty(this, "named");

    /// @param names how a model calls itself
    public CouncilViewModel(OpenCouncils councils, CouncilActs acts, Function<ModelRef, String> names) {
        this.councils = councils;
        this.acts = acts;
        this.names = names;
    }

    /// Null while none is looked at.
    public ReadOnlyObjectProperty<@Nullable OpenCouncil> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether the votes tell whose answers they are about; not until somebody wants to know.
    BooleanProperty namedProperty() {
        return named;
    }

    /// Whether nothing can be asked anew at present.
    ObservableBooleanValue busy() {
        return acts.busy();
    }

    /// Why the last thing asked for here did not happen; null when it did.
    ObservableValue<@Nullable Explanation> problem() {
        return acts.problem();
    }

    /// One that belongs to the conversation in sight.
    public OpenCouncil of(CouncilId id) {
        return councils.of(id);
    }

    public void open(CouncilId id) {
        OpenCouncil wanted = councils.of(id);
        wanted.look();
        if (wanted != shown.get()) {
            named.set(false);
            shown.set(wanted);
        }
    }

    public void close() {
        shown.set(null);
    }

    /// The conversation is left: nothing of its councils stays.
    public void leave() {
        close();
        councils.leave();
    }

    String nameOf(String provider, String model) {
        return names.apply(new ModelRef(provider, model));
    }

    /// With the number of the seat where its model has several.
    String nameOf(Council council, CouncilSeat seat) {
        String name = nameOf(seat.provider(), seat.model());
        boolean alone = council.seats().stream()
                        .filter(other -> other.provider().equals(seat.provider())
                                && other.model().equals(seat.model()))
                        .limit(2)
                        .count()
                == 1;
        return alone ? name : name + " (" + seat.seat() + ")";
    }

    /// The seats as the votes list them: by the letters of their answers, and those without one behind.
    static List<CouncilSeat> byLabel(Council council) {
        return council.seats().stream()
                .sorted(Comparator.comparing((CouncilSeat seat) ->
                                Optional.ofNullable(seat.label()).orElse("~"))
                        .thenComparingInt(CouncilSeat::seat))
                .toList();
    }

    /// The call that wrote the answer, or is about to, or was the last to try.
    static Optional<CouncilCall> chairman(Council council) {
        List<CouncilCall> calls = council.chairman().calls();
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.getLast());
    }

    /// Whether something of it could be asked for once more that has brought nothing.
    static boolean canGoOn(Council council) {
        return !OpenCouncil.isGoingOn(council) && council.status() != RunStatus.DONE;
    }

    /// The stage that a council which ended without an answer goes on with: the one it came to, or the next when
    /// nothing
    /// of that is missing.
    public static int missingFrom(Council council) {
        int stage = council.stage();
        boolean whole = Step.of(council).get(stage - 1).state() == Step.State.WHOLE;
        return whole && stage < CallId.CHAIRMAN ? stage + 1 : stage;
    }

    /// Asks for what is missing from where it ended; what there is of it is taken over.
    void goOn(Council council) {
        acts.rerun(council, new CouncilRerun(missingFrom(council), null));
    }

    /// The answers that are missing, or all of them when none is, and all that comes of them.
    void askAll(Council council) {
        acts.rerun(council, new CouncilRerun(CallId.ANSWERS, null));
    }

    /// The votes that are missing, or all of them when none is, and the chairman's answer.
    void askVotes(Council council) {
        acts.rerun(council, new CouncilRerun(CallId.BALLOTS, null));
    }

    /// One seat's answer, and all that comes of it.
    void askSeat(Council council, CouncilSeat seat) {
        acts.rerun(council, new CouncilRerun(CallId.ANSWERS, seat.seat()));
    }

    void askJudge(Council council, CouncilSeat judge) {
        acts.rerun(council, new CouncilRerun(CallId.BALLOTS, judge.seat()));
    }

    void askChairman(Council council) {
        acts.rerun(council, new CouncilRerun(CallId.CHAIRMAN, null));
    }

    void promote(Council council, CouncilSeat seat) {
        acts.promote(council, seat);
    }

    void stop(Council council) {
        acts.stop(council);
    }
}
