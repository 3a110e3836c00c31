package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.account.User;
import java.security.MessageDigest;

/// A row of the profile table: what its owner sees, and what proves the password and opens the vault.
record Profile(User user, byte[] salt, String cost, byte[] verifierHash, byte[] passwordSlot, byte[] recoverySlot) {
    ProfileId id() {
        return user.id();
    }

    /// Whether `other` is proved by the same password.
    boolean hasPasswordOf(Profile other) {
        return MessageDigest.isEqual(verifierHash, other.verifierHash);
    }

    /// Whether `other` is opened by the same recovery code.
    boolean hasRecoveryCodeOf(Profile other) {
        return MessageDigest.isEqual(recoverySlot, other.recoverySlot);
    }

    Profile withUsername(String username) {
        return with(new User(
                user.id(),
                username,
                user.displayName().equals(user.username()) ? username : user.displayName(),
                user.email(),
                user.emailVerified(),
                user.role(),
                user.isAdmin(),
                user.isActive(),
                user.hasPassword(),
                user.hasTotp(),
                user.avatarColor(),
                user.preferences(),
                user.createdAt(),
                user.updatedAt()));
    }

    Profile asAdmin() {
        return with(new User(
                user.id(),
                user.username(),
                user.displayName(),
                user.email(),
                user.emailVerified(),
                Role.ADMIN,
                true,
                user.isActive(),
                user.hasPassword(),
                user.hasTotp(),
                user.avatarColor(),
                user.preferences(),
                user.createdAt(),
                user.updatedAt()));
    }

    private Profile with(User changed) {
        return new Profile(changed, salt, cost, verifierHash, passwordSlot, recoverySlot);
    }
}
