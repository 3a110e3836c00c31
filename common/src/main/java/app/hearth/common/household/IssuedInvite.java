package app.hearth.common.household;

import app.hearth.common.secret.Secret;

/// A new invitation with its code, shown this once.
public record IssuedInvite(Secret code, Invite invite) {}
