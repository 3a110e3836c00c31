package app.hearth.common.client;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.common.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/// Opens live channels. Blocking; thread-safe.
public final class LiveCalls {
    private final HttpConnection connection;
    private final Session session;

    LiveCalls(HttpConnection connection, Session session) {
        this.connection = connection;
        this.session = session;
    }

    /// A channel that is open; the caller closes it, or the client does when it is closed itself. A channel that
    /// ends is not opened again by itself: open another and ask `/sync/changes` what was missed.
    /// Throws [ClientException].
    public LiveConnection open() {
        BlockingCalls.check();
        Secret access = session.access().orElse(null);
        try {
            return attempt(access);
        } catch (ProblemException e) {
            if (e.problem().status() != ErrorCode.UNAUTHORIZED.status() || Transport.isFinal(e.code())) {
                throw e;
            }
            return attempt(session.renew(access, e.problem()));
        }
    }

    private LiveConnection attempt(@Nullable Secret access) {
        LiveConnection live = new LiveConnection(session, access, connection.silence());
        live.connect(listener -> connection.socket(Transport.Call.get("/live"), access, listener));
        return live;
    }
}
