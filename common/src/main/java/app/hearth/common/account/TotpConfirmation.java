package app.hearth.common.account;

import app.hearth.common.secret.Secret;

/// A code that the authenticator app shows, as proof that it has the seed.
public record TotpConfirmation(Secret code) {}
