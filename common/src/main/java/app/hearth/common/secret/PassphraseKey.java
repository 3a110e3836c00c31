package app.hearth.common.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// The key a passphrase stands for: PBKDF2 with HMAC-SHA-512 (RFC 8018). Stateless, thread-safe, slow on
/// purpose.
public final class PassphraseKey {
    /// What OWASP asks for with SHA-512; fewer iterations are for tests.
    public static final int LEAST_ITERATIONS = 210_000;

    private static final int KEY_BITS = SecretBox.KEY_BYTES * 8;

    private PassphraseKey() {}

    /// A key for a [SecretBox], which the caller zeroes. The passphrase is UTF-8 text and not empty.
    public static byte[] derive(Secret passphrase, byte[] salt, int iterations) {
        byte[] bytes = passphrase.bytes();
        CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        char[] text = Arrays.copyOfRange(characters.array(), 0, characters.limit());
        PBEKeySpec specification = new PBEKeySpec(text, salt, iterations, KEY_BITS);
        try {
            SecretKey key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(specification);
            return key.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2 is part of Java 25.", e);
        } finally {
            specification.clearPassword();
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text, '\0');
            Arrays.fill(characters.array(), '\0');
        }
    }
}
