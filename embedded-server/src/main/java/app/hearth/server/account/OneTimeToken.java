package app.hearth.server.account;

import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A token to hand over: 256 random bits as text. Only its hash is kept; so many bits need no salt.
final class OneTimeToken {
    private static final int BYTES = 32;

    private OneTimeToken() {}

    static Secret generate() {
        byte[] random = SecretBox.random(BYTES);
        try {
            return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        } finally {
            Arrays.fill(random, (byte) 0);
        }
    }

    static String hash(Secret token) {
        byte[] bytes = token.reveal().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(KeyDerivation.sha256(bytes));
    }
}
