package app.hearth.common.account;

import app.hearth.common.secret.Secret;

/// The token that confirms an e-mail address.
public record EmailProof(Secret token) {}
