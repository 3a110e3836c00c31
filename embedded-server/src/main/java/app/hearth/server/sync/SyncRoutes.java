package app.hearth.server.sync;

import app.hearth.common.wire.ErrorCode;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import java.util.List;

/// The change feed over HTTP.
public final class SyncRoutes implements Routes {
    private final ChangeLog changes;

    public SyncRoutes(ChangeLog changes) {
        this.changes = changes;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/sync/changes", this::changes));
    }

    private Reply changes(Request request) {
        long since = request.number("since", 0, Long.MAX_VALUE).orElse(0L);
        return changes.since(request.owner(), since, request.limit())
                .map(Reply::ok)
                .orElseThrow(() -> HttpFailure.of(
                        ErrorCode.RESYNC_REQUIRED, "What was deleted since then is forgotten. Start again from 0."));
    }
}
