package app.hearth.server.conversation;

import app.hearth.common.wire.ErrorCode;
import app.hearth.server.http.HttpFailure;
import java.util.Optional;

/// Checks what a client says it has seen against what is stored.
final class Versions {
    private Versions() {}

    static void require(Optional<Integer> expected, int present) {
        if (expected.filter(version -> version != present).isPresent()) {
            throw HttpFailure.of(
                    ErrorCode.VERSION_MISMATCH, "It was changed meanwhile. Load it again and repeat your change.");
        }
    }
}
