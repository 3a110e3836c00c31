package app.hearth.common.secret;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Random bytes as people read them out and type them: groups of four characters of Crockford's base 32 (no I, L,
/// O, U), read without regard to case, spaces and hyphens. Stateless, thread-safe.
public final class ReadableCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int WHOLE = 5;

    private ReadableCode() {}

    /// A new code of `count` random bytes, a multiple of five so that every character counts in full.
    public static Secret generate(int count) {
        requireWhole(count);
        byte[] bytes = SecretBox.random(count);
        try {
            return Secret.of(Base32.write(bytes, ALPHABET).replaceAll("(.{4})(?=.)", "$1-"));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// What `work` makes of the `count` bytes of a code, which are the same for every way to write it and are zeroed
    /// afterwards; empty when it is no code of that length.
    public static <T> Optional<T> use(Secret code, int count, Function<byte[], T> work) {
        requireWhole(count);
        String text = code.reveal()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (text.length() != Base32.length(count) || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return Optional.empty();
        }
        byte[] bytes = Base32.read(text, ALPHABET, count);
        try {
            return Optional.of(work.apply(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void requireWhole(int count) {
        if (count < 1 || count % WHOLE != 0) {
            throw new IllegalArgumentException("A code has a multiple of five bytes.");
        }
    }
}
