package app.hearth.common.wire;

import java.util.function.BooleanSupplier;

/// Refuses blocking work on a thread that must not wait. A program with a UI thread says once which thread that
/// is; everything that waits for a network, a disk or a keychain calls [#check] first.
public final class BlockingCalls {
    private static volatile BooleanSupplier onForbiddenThread = () -> false;

    private BlockingCalls() {}

    /// From now on [#check] throws where `forbidden` is true.
    public static void forbidOn(BooleanSupplier forbidden) {
        onForbiddenThread = forbidden;
    }

    /// Throws [IllegalStateException] on a thread that must not wait.
    public static void check() {
        if (onForbiddenThread.getAsBoolean()) {
            throw new IllegalStateException("This call waits for something and must not run on the UI thread.");
        }
    }
}
