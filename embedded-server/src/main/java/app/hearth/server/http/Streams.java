package app.hearth.server.http;

import app.hearth.common.embed.Limits;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Owner;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open event streams: room for two watchers of every answer the server may be writing, of which no profile can
/// take more than two for each of its own. Thread-safe.
final class Streams {
    private static final int WATCHERS = 2;
    private static final int LEAST = 256;
    private static final int LEAST_OF_ONE_PROFILE = 64;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Places places;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    Streams(Limits limits) {
        this.places = new Places(
                new Places.Most(most(limits), "Too many event streams are open."),
                new Places.Most(
                        most(LEAST_OF_ONE_PROFILE, limits.maxRunsOfProfile()),
                        "Too many event streams of this profile are open."),
                PAUSE);
    }

    /// How many there may be in all.
    static int most(Limits limits) {
        return most(LEAST, limits.maxRuns());
    }

    private static int most(int least, int answers) {
        return Math.clamp((long) WATCHERS * answers, least, Integer.MAX_VALUE);
    }

    /// Throws [HttpFailure] when no more can be opened, by anybody or by this profile.
    Places.Place take(Owner owner) {
        if (ended) {
            throw HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
        }
        return places.take(owner);
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
