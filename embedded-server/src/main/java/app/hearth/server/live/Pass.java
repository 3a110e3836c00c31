package app.hearth.server.live;

import app.hearth.server.access.Caller;
import java.time.Instant;

/// Who may be on a channel, and until when unless the access token is renewed.
record Pass(Caller caller, Instant expiresAt) {
    Pass until(Instant later) {
        return later.isAfter(expiresAt) ? new Pass(caller, later) : this;
    }
}
