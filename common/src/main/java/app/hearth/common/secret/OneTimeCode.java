package app.hearth.common.secret;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// The six digits that an authenticator app shows for a shared seed, new every 30 seconds (RFC 6238 with SHA-1,
/// which is what every such app speaks). Stateless, thread-safe.
public final class OneTimeCode {
    public static final int SEED_BYTES = 20;
    public static final Duration STEP = Duration.ofSeconds(30);
    public static final int DIGITS = 6;

    /// How many steps the clocks of the two sides may differ.
    private static final int DRIFT = 1;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimeCode() {}

    /// The code of the step in which `time` is.
    public static String at(byte[] seed, Instant time) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP, DIGITS)
                    .generateOneTimePasswordString(new SecretKeySpec(seed, "RAW"), time, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A seed of bytes is a key.", e);
        }
    }

    /// The step, later than `after`, that `code` is the code of: the present one or the one before or after it.
    /// Takes the same time whichever it is; empty when it is none of them.
    public static OptionalLong step(byte[] seed, String code, Instant now, long after) {
        OptionalLong found = OptionalLong.empty();
        long present = Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            boolean right = same(code, at(seed, Instant.ofEpochSecond(step * STEP.toSeconds())));
            if (right && step > after && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static boolean same(String code, String right) {
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /// The seed as it is typed into an app: base 32 of RFC 4648, without padding. It has a multiple of five bytes.
    public static String text(byte[] seed) {
        return Base32.write(seed, ALPHABET);
    }
}
