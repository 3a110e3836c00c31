package app.hearth.server.account;

import app.hearth.common.account.SessionId;
import app.hearth.server.account.Sessions.State;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Session rows read a moment ago, so that a burst of requests reads each row once. Thread-safe.
///
/// An entry lasts one second: an ending made here is dropped at once, one made by another process of the same
/// database is seen that much later.
final class SessionCache {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int SIZE = 10_000;

    private final Cache<SessionId, Optional<State>> rows =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(SIZE).build();

    Optional<State> get(SessionId session, Function<SessionId, Optional<State>> read) {
        return rows.get(session, read);
    }

    void forget(SessionId session) {
        rows.invalidate(session);
    }
}
