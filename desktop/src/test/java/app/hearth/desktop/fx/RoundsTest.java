package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Rounds by the clock, with pauses too short to be waited for.
final class RoundsTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Thread> rounds = new LinkedBlockingQueue<>();

    @Test
    void roundIsMadeAfterRoundOnOneThreadUntilClosed() throws InterruptedException {
        Thread first;
        try (Rounds.Going _ = Rounds.byTheClock().begin("watch", SHORT, () -> rounds.add(Thread.currentThread()))) {
            first = next();
            assertThat(next()).isSameAs(first).isNotSameAs(Thread.currentThread());
            assertThat(first.getName()).isEqualTo("watch");
        }

        assertThat(first.join(PATIENCE)).isTrue();
    }

    @Test
    void theRoundThatSaysItIsTheLastOneIs() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        try (Rounds.Going _ = Rounds.byTheClock().begin("watch", SHORT, () -> {
            rounds.add(Thread.currentThread());
            return made.incrementAndGet() < 3;
        })) {
            assertThat(next().join(PATIENCE)).as("its thread ends").isTrue();
        }

        assertThat(made).hasValue(3);
    }

    @Test
    void thePauseComesBeforeTheFirstRound() throws InterruptedException {
        try (Rounds.Going _ =
                Rounds.byTheClock().begin("watch", Duration.ofDays(1), () -> rounds.add(Thread.currentThread()))) {
            assertThat(rounds.poll(50, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void aRoundThatWaitsIsInterruptedByClosing() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Thread waiting;
        try (Rounds.Going _ = Rounds.byTheClock().begin("watch", SHORT, () -> {
            rounds.add(Thread.currentThread());
            never.await();
            return true;
        })) {
            waiting = next();
        }

        assertThat(waiting.join(PATIENCE)).isTrue();
    }

    private Thread next() throws InterruptedException {
        return Objects.requireNonNull(rounds.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), "no round was made");
    }
}
