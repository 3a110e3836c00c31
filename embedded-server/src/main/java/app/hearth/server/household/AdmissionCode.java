package app.hearth.server.household;

import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.ReadableCode;
import app.hearth.common.secret.Secret;
import java.util.HexFormat;
import java.util.Optional;

/// A code of 120 random bits that lets somebody in once. Only its hash is kept; so many bits need no salt.
final class AdmissionCode {
    private static final int BYTES = 15;

    private AdmissionCode() {}

    static Secret generate() {
        return ReadableCode.generate(BYTES);
    }

    /// The same for every way to write one code; empty when it is none.
    static Optional<String> hash(Secret code) {
        return ReadableCode.use(code, BYTES, KeyDerivation::sha256).map(HexFormat.of()::formatHex);
    }
}
