package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SubmissionTest {
    private static final Explanation WHY = new Explanation("It did not work.", "Try again.");

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<String> happened = new ArrayList<>();
    private final Submission submission = new Submission(new Background(work::add, Runnable::run));

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

    @Test
    void aFormOpenedAnewHasNotFailedYet() {
        submission.fail(WHY);

        submission.reset();

        assertThat(submission.failure().get()).isEmpty();
    }
}
