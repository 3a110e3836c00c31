package app.hearth.server.household;

import app.hearth.common.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/// A code that lets somebody in once: 140 random bits as seven groups of four characters of Crockford's base 32 (no I,
/// L, O, U), read without regard to case, spaces and hyphens. Only its hash is kept; so many bits need no salt.
final class AdmissionCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 28;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AdmissionCode() {}

    static Secret generate() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return Secret.of(text.toString());
    }

    /// The same for every way to write one code.
    static String hash(Secret code) {
        String plain = code.reveal()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
