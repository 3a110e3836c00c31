package app.hearth.desktop.fx;

import app.hearth.common.client.ProblemException;
import app.hearth.common.wire.ErrorCode;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a form sends when its button is pressed: whether that is under way, and what went wrong with it last. A
/// second press while the first is under way does nothing, nor does one before the time that the server asks to
/// wait after too many tries; that is counted down. For the UI thread.
public final class Submission {
    private final Background background;
    private final SecondHand clock;
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper waits = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper blocked = new ReadOnlyBooleanWrapper(false);
    private Instant free = Instant.MIN;

    public Submission(Background background) {
        this(background, SecondHand.of(background));
    }

    Submission(Background background, SecondHand clock) {
        this.background = background;
        this.clock = clock;
        blocked.bind(busy.or(waits));
    }

    /// Whether it is under way.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether pressing the button would do nothing: it is under way, or too soon.
    public ReadOnlyBooleanProperty blocked() {
        return blocked.getReadOnlyProperty();
    }

    /// What went wrong with the last one, unless that stands at a field.
    public ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Runs `work` off the UI thread unless it is [#blocked], then exactly one of `done` and `explain` on it.
    /// What `explain` answers is shown; it answers nothing where it has said it at a field. It is not asked
    /// about a wait.
    public <T> void send(Callable<T> work, Consumer<T> done, Function<Exception, Optional<Explanation>> explain) {
        if (blocked.get()) {
            return;
        }
        busy.set(true);
        failure.set(Optional.empty());
        background.run(
                work,
                outcome -> {
                    busy.set(false);
                    done.accept(outcome);
                },
                cause -> {
                    busy.set(false);
                    wait(cause).ifPresentOrElse(this::pause, () -> failure.set(explain.apply(cause)));
                });
    }

    /// Sends what has no outcome but its end; otherwise as the other `send`.
    public void send(Background.Step work, Runnable done, Function<Exception, Optional<Explanation>> explain) {
        Callable<Background.Step> call = () -> {
            work.run();
            return work;
        };
        send(call, _ -> done.run(), explain);
    }

    private static Optional<Duration> wait(Exception cause) {
        return cause instanceof ProblemException answered && answered.code() == ErrorCode.RATE_LIMITED
                ? answered.retryAfter().filter(Duration::isPositive)
                : Optional.empty();
    }

    private void pause(Duration wait) {
        free = clock.now().plus(wait);
        waits.set(true);
        count();
    }

    /// Says how long it still takes, until it takes no longer.
    private void count() {
        Duration rest = Duration.between(clock.now(), free);
        if (!rest.isPositive()) {
            waits.set(false);
            reset();
            return;
        }
        failure.set(Optional.of(Explanations.tooOften(rest)));
        WeakReference<Submission> here = new WeakReference<>(this);
        clock.afterASecond(() -> countOn(here));
    }

    /// A form that is gone is not kept for the sake of its clock.
    private static void countOn(WeakReference<Submission> submission) {
        Submission still = submission.get();
        if (still != null) {
            still.count();
        }
    }

    /// Shows that it did not work.
    public void fail(Explanation why) {
        failure.set(Optional.of(why));
    }

    /// Nothing went wrong yet, as when the form is opened anew; a wait goes on.
    public void reset() {
        if (!waits.get()) {
            failure.set(Optional.empty());
        }
    }
}
