package app.hearth.common.account;

import app.hearth.common.secret.Secret;

/// The password once more, for what a signed-in device alone may not do.
public record PasswordProof(Secret password) {}
