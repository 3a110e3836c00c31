package app.hearth.server.testing;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jdbi.v3.core.Jdbi;

/// A reset token as an admin hands one over, put into the database behind the server's back.
public final class HandedOver {
    private static final String TOKEN = "a-token-that-somebody-handed-over-by-hand";

    private HandedOver() {}

    /// The token, in the place of any other.
    public static Secret resetToken(Jdbi rows, ProfileId about, Instant until) {
        byte[] hash = KeyDerivation.sha256(TOKEN.getBytes(StandardCharsets.UTF_8));
        rows.useHandle(handle -> {
            handle.execute("DELETE FROM reset_token");
            handle.execute(
                    "INSERT INTO reset_token (profile_id, token_hash, created_at, expires_at) VALUES (?, ?, 0, ?)",
                    about.value(),
                    HexFormat.of().formatHex(hash),
                    until.toEpochMilli());
        });
        return Secret.of(TOKEN);
    }
}
