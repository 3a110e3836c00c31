package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.ReadableCode;
import app.hearth.common.secret.Secret;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A code of 160 random bits that opens a vault when the password is forgotten.
final class RecoveryCode {
    private static final int BYTES = 20;

    private RecoveryCode() {}

    static Secret generate() {
        return ReadableCode.generate(BYTES);
    }

    /// The key that wraps the vault key; empty when this is no recovery code at all. The caller zeroes it.
    static Optional<byte[]> wrappingKey(Secret code, ProfileId profile) {
        return ReadableCode.use(
                code, BYTES, material -> KeyDerivation.hkdf(material, salt(profile), "hearth recovery code", 32));
    }

    private static byte[] salt(ProfileId profile) {
        return ByteBuffer.allocate(16)
                .putLong(profile.value().getMostSignificantBits())
                .putLong(profile.value().getLeastSignificantBits())
                .array();
    }
}
