package app.hearth.server.sync;

import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.SecretBox;
import app.hearth.server.http.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// What is remembered of a request to know it again: a random salt and the hash of method, target and body under
/// it. The salt keeps who has the database from looking the hash of a body that held a secret up in a table, and
/// from seeing that two profiles sent the same.
///
/// @param stored the salt, then the hash
record RequestHash(byte[] stored) {
    private static final String PURPOSE = "hearth replay";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    static RequestHash of(Request request) {
        return of(request, SecretBox.random(SALT_BYTES));
    }

    private static RequestHash of(Request request, byte[] salt) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((request.method() + " " + request.target() + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(request.bytes());
        byte[] material = text.toByteArray();
        byte[] hash = KeyDerivation.hkdf(material, salt, PURPOSE, HASH_BYTES);
        Arrays.fill(material, (byte) 0);
        byte[] stored = Arrays.copyOf(salt, SALT_BYTES + HASH_BYTES);
        System.arraycopy(hash, 0, stored, SALT_BYTES, HASH_BYTES);
        return new RequestHash(stored);
    }

    /// Whether this is the hash of that request; false for a hash of another form.
    boolean isOf(Request request) {
        return stored.length == SALT_BYTES + HASH_BYTES
                && MessageDigest.isEqual(stored, of(request, Arrays.copyOf(stored, SALT_BYTES)).stored);
    }
}
