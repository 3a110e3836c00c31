package app.hearth.common.account;

import app.hearth.common.secret.Secret;

/// A new password for the signed-in profile, proved by the one it has now. For a profile without a password the
/// current one is what its desktop made at registration.
public record PasswordChange(Secret currentPassword, Secret newPassword) {}
