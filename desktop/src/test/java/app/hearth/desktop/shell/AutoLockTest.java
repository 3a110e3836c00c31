package app.hearth.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.SteppedRounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A window nobody uses, with clocks that go as they are told.
final class AutoLockTest {
    private Instant wall = Instant.parse("2026-03-10T12:00:00Z");
    private long monotone = 42;
    private Optional<Duration> after = Optional.of(Duration.ofMinutes(5));
    private final List<String> done = new ArrayList<>();
    private final Idleness idleness = new Idleness(() -> wall, () -> monotone);
    private final SteppedRounds rounds = new SteppedRounds();
    private final AutoLock lock = autoLock("locked");

    private AutoLock autoLock(String says) {
        return new AutoLock(idleness, () -> after, rounds, Background.sameThread(), () -> done.add(says));
    }

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
        rounds.step();
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
        assertThat(rounds.going()).isEmpty();
    }

    @Test
    void aLookThatWasOnItsWayWhenSomeoneLeftLocksNobody() {
        List<Runnable> onTheWay = new ArrayList<>();
        Background slow = new Background(Runnable::run, onTheWay::add);
        lock.close();
        AutoLock left = new AutoLock(idleness, () -> after, rounds, slow, () -> done.add("left"));

        pass(Duration.ofMinutes(5));
        left.close();
        onTheWay.forEach(Runnable::run);

        assertThat(onTheWay).isNotEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void aLookIsTakenOftenEnoughToTellASleep() {
        assertThat(rounds.going()).containsExactly("auto-lock " + Idleness.LOOK);
        assertThat(Idleness.LOOK).isLessThan(Idleness.SLEPT.dividedBy(2));
    }

    @Test
    void theTimeBeginsWhenSomeoneComesIn() {
        lock.close();
        wall = wall.plus(Duration.ofHours(3));
        monotone += Duration.ofHours(3).toNanos();
        try (AutoLock _ = autoLock("next")) {
            rounds.step();
        }

        assertThat(done).isEmpty();
    }
}
