package app.hearth.common.account;

import app.hearth.common.secret.Secret;

/// The recovery code that holds from now on, shown this once; the one before opens nothing any more.
public record NewRecoveryCode(Secret recoveryCode) {}
