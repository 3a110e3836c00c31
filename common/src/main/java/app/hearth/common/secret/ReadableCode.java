package app.hearth.common.secret;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Random bytes as people read them out and type them: groups of four characters of Crockford's base 32 (no I, L, O,
/// U),
/// read without regard to case, spaces and hyphens. Stateless, thread-safe.
public final class ReadableCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final int BITS = 5;

    private ReadableCode() {}

    /// A new code of `count` random bytes, a multiple of five so that every character counts in full.
    public static Secret generate(int count) {
        requireWhole(count);
        byte[] bytes = SecretBox.random(count);
        try {
            return Secret.of(write(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// The `count` bytes of a code, the same for every way to write it, which the caller zeroes; empty when it is no
    /// code of that length.
    public static Optional<byte[]> read(Secret code, int count) {
        requireWhole(count);
        String text = code.reveal()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (text.length() != count * Byte.SIZE / BITS || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
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

    private static void requireWhole(int count) {
        if (count < 1 || count % BITS != 0) {
            throw new IllegalArgumentException("A code has a multiple of five bytes.");
        }
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
}
