package app.hearth.common.key;

import app.hearth.common.secret.Secret;

/// What is stored under a name.
public record SecretValue(Secret value) {}
