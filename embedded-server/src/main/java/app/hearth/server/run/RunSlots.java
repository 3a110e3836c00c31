package app.hearth.server.run;

import app.hearth.common.account.ProfileId;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many runs go on at a time, of each profile and in all. Thread-safe.
final class RunSlots {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final int ofProfile;
    private final int inAll;
    private final Map<ProfileId, Integer> taken = new HashMap<>();
    private int takenInAll;

    RunSlots(int ofProfile, int inAll) {
        this.ofProfile = ofProfile;
        this.inAll = inAll;
    }

    /// The place of one run, which is given back once; giving it back again does nothing.
    static final class Slot {
        private final Runnable back;
        private final AtomicBoolean given = new AtomicBoolean();

        private Slot(Runnable back) {
            this.back = back;
        }

        void release() {
            if (given.compareAndSet(false, true)) {
                back.run();
            }
        }
    }

    /// Fails with a problem that says which limit is reached.
    synchronized Slot take(Owner owner) {
        ProfileId profile = owner.profile();
        int own = taken.getOrDefault(profile, 0);
        if (own >= ofProfile) {
            throw HttpFailure.rateLimited(
                    own + " answers are being written for you already. Stop one, or wait until one has ended.", RETRY);
        }
        if (takenInAll >= inAll) {
            throw HttpFailure.rateLimited(
                    "This server is writing as many answers as it can. Try again in a moment.", RETRY);
        }
        taken.put(profile, own + 1);
        takenInAll++;
        return new Slot(() -> giveBack(profile));
    }

    private synchronized void giveBack(ProfileId profile) {
        taken.computeIfPresent(profile, (_, count) -> count == 1 ? null : count - 1);
        takenInAll--;
    }
}
