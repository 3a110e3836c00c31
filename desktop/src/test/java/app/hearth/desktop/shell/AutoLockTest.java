package app.hearth.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A window nobody uses, with clocks that go as they are told.
final class AutoLockTest {
    private static final Background NO_TIMER = new Background(Runnable::run, _ -> {});

    private Instant wall = Instant.parse("2026-03-10T12:00:00Z");
    private long monotone = 42;
    private Optional<Duration> after = Optional.of(Duration.ofMinutes(5));
    private final List<String> done = new ArrayList<>();
    private final Idleness idleness = new Idleness(() -> wall, () -> monotone);
    private final AutoLock lock = new AutoLock(idleness, () -> after, NO_TIMER, () -> done.add("locked"));

    @AfterEach
    void close() {
        lock.close();
    }

    /// Looks as often as the program does.
    private void pass(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(Idleness.LOOK)) {
            tick(Idleness.LOOK, Idleness.LOOK);
        }
    }

    private void tick(Duration onTheWall, Duration counted) {
        wall = wall.plus(onTheWall);
        monotone += counted.toNanos();
        lock.look();
    }

    @Test
    void whoTouchesNothingIsLockedOutWhenTheTimeIsUpAndOnlyOnce() {
        pass(Duration.ofMinutes(5).minus(Idleness.LOOK));
        assertThat(done).isEmpty();

        pass(Idleness.LOOK);
        assertThat(done).containsExactly("locked");
        pass(Duration.ofMinutes(10));
        assertThat(done).hasSize(1);
    }

    @Test
    void everyTouchBeginsTheTimeAnew() {
        pass(Duration.ofMinutes(4));
        idleness.touch();
        pass(Duration.ofMinutes(4));

        assertThat(done).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(done).hasSize(1);
    }

    @Test
    void neverIsNeverAlsoAfterASleep() {
        after = Optional.empty();

        pass(Duration.ofHours(2));
        tick(Duration.ofHours(8), Idleness.LOOK);

        assertThat(done).isEmpty();
    }

    @Test
    void aSleepLocksWhereTheMonotoneClockStandsStill() {
        tick(Duration.ofMinutes(3), Duration.ofSeconds(1));

        assertThat(done).containsExactly("locked");
    }

    @Test
    void aSleepLocksWhereTheMonotoneClockGoesOnAndTheWallClockIsTurnedBack() {
        tick(Duration.ofMinutes(-3), Duration.ofMinutes(3));

        assertThat(done).containsExactly("locked");
    }

    @Test
    void aLookThatComesALittleLateIsNoSleep() {
        tick(Duration.ofSeconds(59), Duration.ofSeconds(59));
        tick(Duration.ofHours(-1), Idleness.LOOK);

        assertThat(done).isEmpty();
    }

    @Test
    void whatTheTimeIsMayChangeMeanwhile() {
        pass(Duration.ofMinutes(4));
        after = Optional.of(Duration.ofMinutes(15));
        pass(Duration.ofMinutes(4));
        assertThat(done).isEmpty();

        after = Optional.of(Duration.ofMinutes(5));
        pass(Idleness.LOOK);
        assertThat(done).hasSize(1);
    }

    @Test
    void whoHasLeftIsNotLockedAgain() {
        lock.close();

        pass(Duration.ofMinutes(10));

        assertThat(done).isEmpty();
    }

    @Test
    void theTimeBeginsWhenSomeoneComesIn() {
        wall = wall.plus(Duration.ofHours(3));
        monotone += Duration.ofHours(3).toNanos();
        try (AutoLock next = new AutoLock(idleness, () -> after, NO_TIMER, () -> done.add("next"))) {
            next.look();
        }

        assertThat(done).isEmpty();
    }
}
