package app.hearth.common.client;

import app.hearth.common.sync.ChangePage;
import app.hearth.common.wire.Page;

/// Calls about the change feed. Blocking; thread-safe.
public final class SyncCalls {
    private static final Answer<ChangePage> CHANGES = Answer.of(ChangePage.class);

    private final Transport transport;

    SyncCalls(Transport transport) {
        this.transport = transport;
    }

    /// What changed after the number `since`; 0 gives everything.
    public ChangePage changes(long since) {
        return transport.send(
                Transport.Call.get(
                        "/sync/changes" + new Query().with("since", since).with("limit", Page.MAX_LIMIT)),
                CHANGES);
    }
}
