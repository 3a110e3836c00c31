package app.hearth.server.access;

import app.hearth.common.account.Role;
import app.hearth.common.account.SessionId;

/// Who sent a request: the owner, the session it came through, and the role its row gives it.
public record Caller(Owner owner, SessionId session, Role role) {}
