package app.hearth.server.account;

import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.ReadableCode;
import app.hearth.common.secret.Secret;
import java.security.MessageDigest;
import java.util.Optional;

/// The code by which the first admin comes in, while there is one: 80 random bits, kept in memory alone, as a
/// hash. Thread-safe.
final class SetUpCode {
    private static final int BYTES = 10;
    private static final byte[] NONE = {};

    private volatile byte[] hash = NONE;

    /// Another one; the one before is void.
    Secret renew() {
        Secret code = ReadableCode.generate(BYTES);
        hash = hash(code).orElseThrow();
        return code;
    }

    boolean is(Secret given) {
        byte[] expected = hash;
        return hash(given)
                .filter(other -> MessageDigest.isEqual(expected, other))
                .isPresent();
    }

    void forget() {
        hash = NONE;
    }

    private static Optional<byte[]> hash(Secret code) {
        return ReadableCode.use(code, BYTES, KeyDerivation::sha256);
    }
}
