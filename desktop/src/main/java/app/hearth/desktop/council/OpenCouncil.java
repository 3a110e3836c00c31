package app.hearth.desktop.council;

import app.hearth.common.client.HearthClient;
import app.hearth.common.council.Ballot;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.run.RunStatus;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One council as it can be seen: what the server knows of it, and what is said in it, as it is said. Confined to the
/// UI thread; never blocks it.
///
/// The stream brings the words, and that something has happened; what has happened is read from the council itself,
/// which is small against what is said in it, so that there is one truth of it.
public final class OpenCouncil {
    private final HearthClient client;
    private final Background background;
    private final CouncilId id;
    private final ReadOnlyObjectWrapper<@Nullable Council> known = new ReadOnlyObjectWrapper<>(this, "known");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final Map<CallId, Words> words = new HashMap<>();
    private @Nullable CouncilFollower follower;
    private boolean reading;
    private boolean readAgain;
    private boolean over;
    private boolean left;

    OpenCouncil(HearthClient client, Background background, CouncilId id) {
        this.client = client;
        this.background = background;
        this.id = id;
    }

    CouncilId id() {
        return id;
    }

    /// Null until it has been read. The texts of what goes on in it are in [#words].
    ReadOnlyObjectProperty<@Nullable Council> known() {
        return known.getReadOnlyProperty();
    }

    /// Why it could not be read, or why it cannot be seen to go on.
    ReadOnlyObjectProperty<Optional<Explanation>> problem() {
        return problem.getReadOnlyProperty();
    }

    boolean isGoingOn() {
        Council now = known.get();
        return now != null && isGoingOn(now);
    }

    static boolean isGoingOn(Council council) {
        return council.status() == RunStatus.QUEUED || council.status() == RunStatus.RUNNING;
    }

    /// What is said in one call, the same object for as long as this council is open.
    Words words(CallId call) {
        return words.computeIfAbsent(call, _ -> new Words());
    }

    /// Reads it unless that has been done; what goes on in it is followed from then on.
    public void look() {
        if (known.get() == null && !reading) {
            read();
        }
    }

    /// Once more after it could not be read or followed.
    void retry() {
        problem.set(Optional.empty());
        over = false;
        read();
    }

    private void read() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        background.run(() -> client.councils().get(id), this::arrived, this::failed);
    }

    private void arrived(Council now) {
        reading = false;
        if (left) {
            return;
        }
        problem.set(Optional.empty());
        show(now);
        if (readAgain) {
            readAgain = false;
            read();
        }
    }

    private void failed(Exception failure) {
        reading = false;
        readAgain = false;
        if (!left) {
            problem.set(Optional.of(Explanations.of(failure)));
        }
    }

    private void show(Council now) {
        calls(now).forEach((call, said) -> words(call).store(said));
        known.set(now);
        if (isGoingOn(now) && !over) {
            follow(now);
        } else {
            leaveFollower();
        }
    }

    /// Everything that is or was asked in it.
    static Map<CallId, CouncilCall> calls(Council council) {
        Map<CallId, CouncilCall> calls = new HashMap<>();
        for (CouncilSeat seat : council.seats()) {
            CouncilCall answer = seat.answer();
            if (answer != null) {
                calls.put(CallId.answer(seat.seat()), answer);
            }
            Ballot ballot = seat.ballot();
            List<CouncilCall> asked = ballot == null ? List.of() : ballot.calls();
            for (int index = 0; index < asked.size(); index++) {
                calls.put(CallId.ballot(seat.seat(), index + 1), asked.get(index));
            }
        }
        List<CouncilCall> chairmen = council.chairman().calls();
        for (int index = 0; index < chairmen.size(); index++) {
            calls.put(CallId.chairman(index + 1), chairmen.get(index));
        }
        return calls;
    }

    private void follow(Council now) {
        if (follower == null) {
            words.values().forEach(Words::startOver);
            CouncilFollower following = new CouncilFollower(client, background, now.runId(), new News());
            follower = following;
            following.start();
        }
    }

    private void leaveFollower() {
        CouncilFollower following = follower;
        follower = null;
        if (following != null) {
            following.leave();
        }
    }

    /// Nobody looks any more, and nothing of what was read stays here; the council itself goes on.
    void leave() {
        left = true;
        leaveFollower();
        words.clear();
        known.set(null);
        problem.set(Optional.empty());
    }

    private final class News implements CouncilFollower.Listener {
        @Override
        public void said(CallId call, String text, String reasoning) {
            words(call).append(text, reasoning);
        }

        @Override
        public void happened() {
            read();
        }

        @Override
        public void ended() {
            over = true; // what is read before that is stored may not know it yet
            follower = null;
            read();
        }

        @Override
        public void lost(Exception failure) {
            follower = null;
            problem.set(Optional.of(Explanations.of(failure)));
        }
    }
}
