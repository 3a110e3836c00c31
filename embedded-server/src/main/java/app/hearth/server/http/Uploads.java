package app.hearth.server.http;

import app.hearth.server.access.Owner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The files being received or worked on: so many in all, of which no profile can take more than its share,
/// because each takes room on the disk. Thread-safe.
final class Uploads {
    private static final int MOST = 32;
    private static final int MOST_OF_ONE_PROFILE = 8;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<Owner, Integer> open = new HashMap<>();
    private int all;

    /// Takes a place, or throws [HttpFailure]; the place is given back with [#leave].
    synchronized void enter(Owner owner) {
        if (all >= MOST) {
            throw HttpFailure.rateLimited("Too many files are being sent to this server.", PAUSE);
        }
        if (open.getOrDefault(owner, 0) >= MOST_OF_ONE_PROFILE) {
            throw HttpFailure.rateLimited("Too many files are being sent at once.", PAUSE);
        }
        all++;
        open.merge(owner, 1, Integer::sum);
    }

    synchronized void leave(Owner owner) {
        all--;
        open.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
    }
}
