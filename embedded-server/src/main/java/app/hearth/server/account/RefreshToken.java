package app.hearth.server.account;

import app.hearth.common.account.SessionId;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.Uuid7;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// `sid.gen.authHalf.vaultHalf`: which session, which generation, a half that proves it and a half that opens the
/// vault.
///
/// Both halves of the successor are derived from the old halves and a salt in the session's row. So parallel and
/// repeated calls with the same token get the same successor, and the server keeps hashes, the salt and sealed
/// vault keys, but never a token.
record RefreshToken(SessionId session, int generation, byte[] authHalf, byte[] vaultHalf) implements AutoCloseable {
    static final int HALF = 32;

    static RefreshToken first(SessionId session) {
        return new RefreshToken(session, 1, SecretBox.random(HALF), SecretBox.random(HALF));
    }

    static Optional<RefreshToken> parse(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            Optional<UUID> session = Uuid7.parse(parts[0]);
            int generation = Integer.parseInt(parts[1]);
            byte[] auth = Base64.getUrlDecoder().decode(parts[2]);
            byte[] vault = Base64.getUrlDecoder().decode(parts[3]);
            if (session.isEmpty() || generation < 1 || auth.length != HALF || vault.length != HALF) {
                return Optional.empty();
            }
            return Optional.of(new RefreshToken(new SessionId(session.get()), generation, auth, vault));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    RefreshToken successor(byte[] salt) {
        return new RefreshToken(
                session,
                generation + 1,
                KeyDerivation.hkdf(authHalf, salt, "hearth refresh auth", HALF),
                KeyDerivation.hkdf(vaultHalf, salt, "hearth refresh vault", HALF));
    }

    byte[] hash() {
        return KeyDerivation.sha256(authHalf);
    }

    /// The key that wraps the vault key in this generation's slot; the caller zeroes it.
    byte[] wrappingKey() {
        return KeyDerivation.hkdf(vaultHalf, new byte[0], "hearth session slot", SecretBox.KEY_BYTES);
    }

    Secret write() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return Secret.of(session + "." + generation + "." + encoder.encodeToString(authHalf) + "."
                + encoder.encodeToString(vaultHalf));
    }

    @Override
    public void close() {
        Arrays.fill(authHalf, (byte) 0);
        Arrays.fill(vaultHalf, (byte) 0);
    }
}
