package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open WebSockets, so many in all. What one profile may have is for the feature to say, which knows whose a
/// socket is. Thread-safe.
final class Sockets {
    static final int GOING_AWAY = 1001;

    private static final int MOST = 256;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /// Throws [HttpFailure] when no more can be opened. Sockets opened at the same moment may go a few beyond.
    void checkRoom() {
        if (ended) {
            throw HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
        }
        if (open.size() >= MOST) {
            throw HttpFailure.rateLimited("Too many live channels are open.", PAUSE);
        }
    }

    void add(SocketConnection socket) {
        open.add(socket);
        if (ended) {
            socket.close(GOING_AWAY, "The server is shutting down.");
        }
    }

    void remove(SocketConnection socket) {
        open.remove(socket);
    }

    int count() {
        return open.size();
    }

    void endAll() {
        ended = true;
        open.forEach(socket -> socket.close(GOING_AWAY, "The server is shutting down."));
    }
}
