package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.secret.Context;
import app.hearth.common.secret.SecretBox;
import java.util.Arrays;
import java.util.Optional;

/// The vault key of a profile, wrapped by one of the things that may open it.
final class VaultSlot {
    private VaultSlot() {}

    static Context password(ProfileId profile) {
        return Context.of("vault", "password", profile.toString());
    }

    static Context recovery(ProfileId profile) {
        return Context.of("vault", "recovery", profile.toString());
    }

    private static Context session(ProfileId profile, SessionId session, int generation) {
        return Context.of("vault", "session", profile.toString(), session.toString(), Integer.toString(generation));
    }

    static byte[] seal(ProfileId profile, RefreshToken token, byte[] vaultKey) {
        byte[] key = token.wrappingKey();
        try {
            return SecretBox.seal(key, vaultKey, session(profile, token.session(), token.generation()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// The vault key, which the caller zeroes; empty when the slot is not this token's.
    static Optional<byte[]> open(ProfileId profile, RefreshToken token, byte[] slot) {
        byte[] key = token.wrappingKey();
        try {
            return SecretBox.open(key, slot, session(profile, token.session(), token.generation()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
