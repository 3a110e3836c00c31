package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open event streams: so many in all, of which no profile can take more than its share. Thread-safe.
final class Streams {
    private static final int MOST = 256;
    private static final int MOST_OF_ONE_PROFILE = 64;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /// Throws [HttpFailure] when no more can be opened, by anybody or by the profile of `caller`. Streams opened at
    /// the same moment may go a few beyond.
    void checkRoom(Optional<Caller> caller) {
        if (ended) {
            throw HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
        }
        if (open.size() >= MOST) {
            throw HttpFailure.rateLimited("Too many event streams are open.", PAUSE);
        }
        Optional<Owner> owner = caller.map(Caller::owner);
        long own = open.stream().filter(stream -> stream.isOf(owner)).count();
        if (own >= MOST_OF_ONE_PROFILE) {
            throw HttpFailure.rateLimited("Too many event streams of this profile are open.", PAUSE);
        }
    }

    void add(EventStream stream) {
        open.add(stream);
        if (ended) {
            stream.close();
        }
    }

    void remove(EventStream stream) {
        open.remove(stream);
    }

    void endAll() {
        ended = true;
        open.forEach(EventStream::close);
    }
}
