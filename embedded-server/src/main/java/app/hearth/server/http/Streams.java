package app.hearth.server.http;

import app.hearth.common.account.SessionId;
import app.hearth.common.wire.ErrorCode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open event streams. Thread-safe.
final class Streams {
    private static final int MOST = 256;

    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /// Throws [HttpFailure] when no more can be opened.
    void checkRoom() {
        if (ended) {
            throw HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
        }
        if (open.size() >= MOST) {
            throw HttpFailure.rateLimited("Too many event streams are open.", Duration.ofSeconds(5));
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

    void end(SessionId session) {
        for (EventStream stream : open) {
            if (stream.belongsTo(session)) {
                stream.close();
            }
        }
    }
}
