package app.hearth.server.http;

import app.hearth.server.access.Owner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Places that are taken for a while: so many in all, of which no profile can have more than its share. Thread-safe.
public final class Places {
    private final Most inAll;
    private final Most ofProfile;
    private final Duration pause;
    private final Map<Owner, Integer> taken = new HashMap<>();
    private int takenInAll;

    /// @param pause after which it is worth to try again when none is left
    public Places(Most inAll, Most ofProfile, Duration pause) {
        this.inAll = inAll;
        this.ofProfile = ofProfile;
        this.pause = pause;
    }

    /// How many there are, and the sentence for whoever finds none left.
    public record Most(int places, String refusal) {}

    /// One place, until it is closed; closing it again does nothing.
    public static final class Place implements AutoCloseable {
        private final Runnable back;
        private final AtomicBoolean given = new AtomicBoolean();

        private Place(Runnable back) {
            this.back = back;
        }

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                back.run();
            }
        }
    }

    /// Throws [HttpFailure] when none is left.
    public synchronized Place take(Owner owner) {
        int own = taken.getOrDefault(owner, 0);
        if (own >= ofProfile.places()) {
            throw HttpFailure.rateLimited(ofProfile.refusal(), pause);
        }
        if (takenInAll >= inAll.places()) {
            throw HttpFailure.rateLimited(inAll.refusal(), pause);
        }
        taken.put(owner, own + 1);
        takenInAll++;
        return new Place(() -> giveBack(owner));
    }

    private synchronized void giveBack(Owner owner) {
        taken.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
        takenInAll--;
    }
}
