package app.hearth.desktop;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/// Looking at a window on the JavaFX thread: on any other it may change under the one who looks.
public final class Looking {
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);

    private Looking() {}

    /// What is to be seen there now.
    public static <T> T at(Callable<T> what) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE, what);
    }

    /// Waits until this is so, and until all that it has set off has been done.
    public static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.MILLISECONDS, () -> at(condition));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
