package app.hearth.desktop.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// What time it is, and a call after a second: for what counts down in a window.
interface SecondHand {
    Instant now();

    /// Runs `tick` on the UI thread, once, in a second.
    void afterASecond(Runnable tick);

    /// The clock of the system; `background` leads to the UI thread.
    static SecondHand of(Background background) {
        InstantSource clock = InstantSource.system();
        Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
        return new SecondHand() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void afterASecond(Runnable tick) {
                later.execute(() -> background.onUi(tick));
            }
        };
    }
}
