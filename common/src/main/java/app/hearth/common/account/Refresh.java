package app.hearth.common.account;

import app.hearth.common.secret.Secret;

/// Asks for the successor of a refresh token.
public record Refresh(Secret refreshToken) {}
