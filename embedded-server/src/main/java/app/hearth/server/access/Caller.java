package app.hearth.server.access;

import app.hearth.common.account.Role;
import app.hearth.common.account.SessionId;
import java.time.Instant;

/// Who sent a request: the owner, the session it came through, the role its row gives it, and when the access
/// token ends that proved it.
public record Caller(Owner owner, SessionId session, Role role, Instant until) {
    /// The same caller once it has shown another access token of its session; the later end counts.
    public Caller until(Instant end) {
        return end.isAfter(until) ? new Caller(owner, session, role, end) : this;
    }
}
