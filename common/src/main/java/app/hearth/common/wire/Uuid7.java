package app.hearth.common.wire;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Makes and reads UUIDs; new ones are version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random
/// bits.
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuid7() {}

    public static UUID next(InstantSource clock) {
        long high = (clock.millis() << 16) | 0x7000L | (RANDOM.nextInt() & 0xFFFL);
        long low = 0x8000_0000_0000_0000L | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /// Reads the 36-character form only; `UUID.fromString` would also take "1-1-1-1-1".
    public static Optional<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
