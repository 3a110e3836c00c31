package app.hearth.server.account;

import app.hearth.common.embed.RegistrationPolicy;

/// Who may register. `firstIsAdmin` holds where only people at this machine can be the first to register.
public record Admission(RegistrationPolicy policy, boolean firstIsAdmin) {}
