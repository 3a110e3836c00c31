package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ProblemException;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SubmissionTest {
    private static final Explanation WHY = new Explanation("It did not work.", "Try again.");

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> happened = new ArrayList<>();
    private final StoppedClock clock = new StoppedClock();
    private final Submission submission = new Submission(new Background(work::add, Runnable::run), clock);
    private final Locale before = Locale.getDefault();

    /// A clock that goes on when it is told to.
    private static final class StoppedClock implements SecondHand {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");
        private Optional<Runnable> tick = Optional.empty();

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void afterASecond(Runnable next) {
            tick = Optional.of(next);
        }

        void pass(Duration time) {
            now = now.plus(time);
            Optional<Runnable> due = tick;
            tick = Optional.empty();
            due.ifPresent(Runnable::run);
        }
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    private void send(String what) {
        submission.send(() -> what, happened::add, _ -> Optional.of(WHY));
    }

    private void refuse() {
        submission.send(
                () -> {
                    throw new IllegalStateException("refused");
                },
                () -> happened.add("done"),
                _ -> Optional.of(WHY));
        work.remove().run();
    }

    @Test
    void aSecondPressWhileTheFirstIsUnderWayIsNotSent() {
        send("first");
        send("second");

        assertThat(submission.busy().get()).isTrue();
        assertThat(work).hasSize(1);
        work.remove().run();
        assertThat(happened).containsExactly("first");
        assertThat(submission.busy().get()).isFalse();
    }

    @Test
    void whatWentWrongIsShownUntilTheNextTry() {
        refuse();
        assertThat(submission.failure().get()).contains(WHY);
        assertThat(submission.busy().get()).isFalse();
        assertThat(happened).isEmpty();

        send("again");
        assertThat(submission.failure().get()).isEmpty();
    }

    @Test
    void whatStandsAtAFieldIsNotShownTwice() {
        submission.send(
                () -> {
                    throw new IllegalStateException("refused");
                },
                () -> {},
                cause -> {
                    happened.add("at the field: " + cause.getMessage());
                    return Optional.empty();
                });
        work.remove().run();

        assertThat(submission.failure().get()).isEmpty();
        assertThat(happened).containsExactly("at the field: refused");
    }

    @Test
    void whoeverHearsOfTheEndMaySendTheNext() {
        submission.send(() -> "first", _ -> send("next"), _ -> Optional.of(WHY));
        work.remove().run();

        assertThat(work).hasSize(1);
    }

    private void refuseFor(Duration wait) {
        submission.send(
                () -> {
                    throw new ProblemException(
                            Problem.of(ErrorCode.RATE_LIMITED, "Too many attempts."), Optional.of(wait));
                },
                () -> happened.add("done"),
                _ -> {
                    happened.add("explained elsewhere");
                    return Optional.empty();
                });
        work.remove().run();
    }

    private String said() {
        return submission.failure().get().map(Explanation::whatToDo).orElse("");
    }

    @Test
    void howLongToWaitIsCountedDownAndNothingIsSentMeanwhile() {
        refuseFor(Duration.ofSeconds(150));
        assertThat(said()).isEqualTo("Try again in 3 minutes.");
        assertThat(submission.blocked().get()).isTrue();
        assertThat(submission.busy().get()).isFalse();
        send("too soon");
        assertThat(work).isEmpty();

        clock.pass(Duration.ofSeconds(89));
        assertThat(said()).isEqualTo("Try again in 2 minutes.");
        clock.pass(Duration.ofSeconds(1));
        assertThat(said()).isEqualTo("Try again in 60 seconds.");
        submission.reset();
        assertThat(said()).as("not forgotten with the form").isEqualTo("Try again in 60 seconds.");
        clock.pass(Duration.ofSeconds(59));
        assertThat(said()).isEqualTo("Try again in 1 second.");
        assertThat(submission.blocked().get()).isTrue();
        clock.pass(Duration.ofSeconds(1));

        assertThat(submission.failure().get()).isEmpty();
        assertThat(submission.blocked().get()).isFalse();
        assertThat(clock.tick).as("the clock may rest").isEmpty();
        assertThat(happened).isEmpty();
        send("again");
        assertThat(work).hasSize(1);
    }

    @Test
    void aRefusalThatNamesNoTimeOnlySaysWhy() {
        submission.send(
                () -> {
                    throw new ProblemException(Problem.of(ErrorCode.RATE_LIMITED, "Too many attempts."));
                },
                () -> {},
                _ -> Optional.of(WHY));
        work.remove().run();

        assertThat(submission.failure().get()).contains(WHY);
        assertThat(submission.blocked().get()).isFalse();
    }

    @Test
    void aFormOpenedAnewHasNotFailedYet() {
        submission.fail(WHY);

        submission.reset();

        assertThat(submission.failure().get()).isEmpty();
    }
}
