package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A code of 160 random bits that opens a vault when the password is forgotten: eight groups of four characters of
/// Crockford's base 32 (no I, L, O, U), read without regard to case, spaces and hyphens.
final class RecoveryCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BYTES = 20;
    private static final int CHARACTERS = 32;
    private static final int GROUP = 4;
    private static final int BITS = 5;

    private RecoveryCode() {}

    static Secret generate() {
        byte[] bytes = SecretBox.random(BYTES);
        try {
            return Secret.of(write(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// The key that wraps the vault key; empty when this is no recovery code at all. The caller zeroes it.
    static Optional<byte[]> wrappingKey(Secret code, ProfileId profile) {
        Optional<byte[]> bytes = read(code.reveal());
        try {
            return bytes.map(material -> KeyDerivation.hkdf(material, salt(profile), "hearth recovery code", 32));
        } finally {
            bytes.ifPresent(material -> Arrays.fill(material, (byte) 0));
        }
    }

    private static byte[] salt(ProfileId profile) {
        return ByteBuffer.allocate(16)
                .putLong(profile.value().getMostSignificantBits())
                .putLong(profile.value().getLeastSignificantBits())
                .array();
    }

    private static String write(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << Byte.SIZE) | (b & 0xFF);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                if (!text.isEmpty() && text.length() % (GROUP + 1) == GROUP) {
                    text.append('-');
                }
                text.append(ALPHABET.charAt((buffer >>> bits) & 31));
            }
        }
        return text.toString();
    }

    private static Optional<byte[]> read(String given) {
        String text = given.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (text.length() != CHARACTERS || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = (buffer << BITS) | ALPHABET.indexOf(text.charAt(i));
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (buffer >>> bits));
            }
        }
        return Optional.of(bytes.array());
    }
}
