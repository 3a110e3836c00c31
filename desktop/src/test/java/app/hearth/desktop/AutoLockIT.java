package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.fx.SteppedRounds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// A window that its owner walks away from, with the real server inside it and clocks that go as they are told.
final class AutoLockIT {
    /// Longer than the program takes from look to look, so that a test takes fewer; shorter than a sleep.
    private static final Duration STEP = Duration.ofSeconds(50);

    private static final String QUESTION = "Plan a week of soups.";
    private static final String UNSENT = "And without leek";

    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final SteppedRounds rounds = new SteppedRounds();
    private volatile Instant wall = Instant.parse("2026-03-10T12:00:00Z");
    private final AtomicLong monotone = new AtomicLong(42);

    @Test
    void whoWalksAwayFindsTheWindowLockedAndBehindItWhatTheyHadNotSent() throws TimeoutException {
        moveInAndWrite();

        pass(Duration.ofMinutes(14));
        assertThat(desk.shows(UNSENT)).as("still before the time").isTrue();
        desk.robot().moveBy(3, 3);
        pass(Duration.ofMinutes(14));
        assertThat(desk.shows(UNSENT)).as("the mouse was moved meanwhile").isTrue();
        pass(Duration.ofMinutes(2));

        assertIsLocked();
        desk.robot().push(KeyCode.ENTER);
        desk.await("goes to that provider only.");
        desk.await(UNSENT);
        desk.robot().write(" or carrots");
        desk.await(UNSENT + " or carrots");
    }

    @Test
    void aComputerThatWakesUpAgainShowsNothingAndLocksOnceMoreWhenNobodyComes() throws TimeoutException {
        moveInAndWrite();

        tick(Duration.ofMinutes(2), Duration.ofSeconds(1));
        assertIsLocked();
        pass(Duration.ofMinutes(20));
        assertIsLocked();
        desk.robot().clickOn("Unlock");
        desk.await(UNSENT);
        pass(Duration.ofMinutes(15));

        assertIsLocked();
    }

    @Test
    void whoWantsThatIsNeverLockedOut() throws TimeoutException {
        moveInAndWrite();
        desk.pressWithShortcut(KeyCode.COMMA);
        desk.await("Never");
        desk.robot().clickOn("Never");
        desk.robot().push(KeyCode.ESCAPE);
        desk.await(UNSENT);

        pass(Duration.ofMinutes(30));

        assertThat(desk.shows(UNSENT)).isTrue();
    }

    private void moveInAndWrite() throws TimeoutException {
        Clocks clocks = new Clocks(Duration.ofSeconds(10), rounds, () -> wall, monotone::get);
        desk.open(desk.parts(data, new DemoInside()).with(clocks));
        desk.makeProfile("Anna");
        desk.await("What is on your mind?");
        desk.await("Demo: canned answers");
        desk.robot().write(QUESTION).push(KeyCode.ENTER);
        desk.await("goes to that provider only.");
        desk.robot().write(UNSENT);
        desk.await(UNSENT);
    }

    /// Nothing of what was read is behind the cover either.
    private void assertIsLocked() throws TimeoutException {
        desk.await("Unlock");
        assertThat(desk.shows(UNSENT)).isFalse();
        assertThat(desk.shows(QUESTION)).isFalse();
    }

    /// The time of somebody who is elsewhere, step by step.
    private void pass(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(STEP)) {
            tick(STEP, STEP);
        }
    }

    private void tick(Duration onTheWall, Duration counted) {
        wall = wall.plus(onTheWall);
        monotone.addAndGet(counted.toNanos());
        rounds.step();
        WaitForAsyncUtils.waitForFxEvents(1);
    }
}
