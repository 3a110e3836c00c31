package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import java.util.Optional;

/// Checks what a client says it has seen against what is stored.
public final class Versions {
    private Versions() {}

    /// Fails with 412 when the sender has seen another version than the present one.
    public static void require(Optional<Integer> expected, int present) {
        if (expected.filter(version -> version != present).isPresent()) {
            throw HttpFailure.of(
                    ErrorCode.VERSION_MISMATCH, "It was changed meanwhile. Load it again and repeat your change.");
        }
    }
}
