package app.hearth.server.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The time of the machine, and whatever a test adds to it. Thread-safe.
public final class TestClock implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    public void forward(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }
}
