package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.User;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.server.account.PasswordHashing.Cost;
import app.hearth.server.account.PasswordHashing.Derived;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// Proves passwords and recovery codes, and makes what is stored of new ones. Thread-safe; blocks while a
/// password is stretched.
///
/// For a name that does not exist the same is done in vain, so that it takes the same time.
final class Credentials {
    private static final ProfileId NOBODY = new ProfileId(new UUID(0, 0));

    private static final int VERIFIER_BYTES = 32;

    private final PasswordHashing hashing;
    private final byte[] nobodysSalt = SecretBox.random(PasswordHashing.SALT_BYTES);
    private final byte[] nobodysSlot = recoverySlot(NOBODY, RecoveryCode.generate(), new byte[SecretBox.KEY_BYTES]);

    Credentials(PasswordHashing hashing) {
        this.hashing = hashing;
    }

    /// What a profile's row keeps of its password.
    record SealedPassword(byte[] salt, String cost, byte[] verifierHash, byte[] slot) {}

    /// The vault key, which the caller zeroes; empty when the password is wrong or there is no such profile.
    Optional<byte[]> byPassword(Optional<Profile> profile, Secret password) {
        byte[] salt = profile.map(Profile::salt).orElse(nobodysSalt);
        Cost cost = profile.map(Profile::cost).map(Cost::parse).orElse(PasswordHashing.COST);
        byte[] expected = profile.map(Profile::verifierHash).orElseGet(() -> SecretBox.random(VERIFIER_BYTES));
        try (Derived derived = hashing.derive(password, salt, cost)) {
            boolean right = MessageDigest.isEqual(derived.verifierHash(), expected);
            return profile.filter(ignored -> right)
                    .flatMap(found -> SecretBox.open(
                            derived.wrappingKey(), found.passwordSlot(), VaultSlot.password(found.id())));
        }
    }

    /// The vault key, which the caller zeroes; empty when the code is wrong or there is no such profile.
    Optional<byte[]> byRecoveryCode(Optional<Profile> profile, Secret code) {
        ProfileId id = profile.map(Profile::id).orElse(NOBODY);
        byte[] slot = profile.map(Profile::recoverySlot).orElse(nobodysSlot);
        Optional<byte[]> key = RecoveryCode.wrappingKey(code, id);
        try {
            return key.flatMap(wrapping -> SecretBox.open(wrapping, slot, VaultSlot.recovery(id)))
                    .filter(ignored -> profile.isPresent());
        } finally {
            key.ifPresent(wrapping -> Arrays.fill(wrapping, (byte) 0));
        }
    }

    SealedPassword seal(ProfileId profile, Secret password, byte[] vaultKey) {
        byte[] salt = SecretBox.random(PasswordHashing.SALT_BYTES);
        try (Derived derived = hashing.derive(password, salt, PasswordHashing.COST)) {
            return new SealedPassword(
                    salt,
                    PasswordHashing.COST.toString(),
                    derived.verifierHash(),
                    SecretBox.seal(derived.wrappingKey(), vaultKey, VaultSlot.password(profile)));
        }
    }

    /// The row of a profile that nothing opens yet: no password is right, and no recovery code.
    static Profile closed(User user) {
        byte[] gone = SecretBox.random(SecretBox.KEY_BYTES);
        byte[] box = SecretBox.seal(gone, gone, VaultSlot.password(user.id()));
        Arrays.fill(gone, (byte) 0);
        return new Profile(
                user,
                SecretBox.random(PasswordHashing.SALT_BYTES),
                PasswordHashing.COST.toString(),
                SecretBox.random(VERIFIER_BYTES),
                box,
                box);
    }

    /// The vault key wrapped by a code that [RecoveryCode] made.
    static byte[] recoverySlot(ProfileId profile, Secret code, byte[] vaultKey) {
        byte[] key = RecoveryCode.wrappingKey(code, profile).orElseThrow();
        try {
            return SecretBox.seal(key, vaultKey, VaultSlot.recovery(profile));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
