package app.hearth.desktop.fx;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a form sends when its button is pressed: whether that is under way, and what went wrong with it last. A second
/// press while the first is under way does nothing. For the UI thread.
public final class Submission {
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    public Submission(Background background) {
        this.background = background;
    }

    /// Whether it is under way.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What went wrong with the last one, unless that stands at a field.
    public ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Runs `work` off the UI thread unless something is under way already, then exactly one of `done` and `explain` on
    /// it. What `explain` answers is shown; it answers nothing where it has said it at a field.
    public <T> void send(Callable<T> work, Consumer<T> done, Function<Exception, Optional<Explanation>> explain) {
        if (busy.get()) {
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
                    failure.set(explain.apply(cause));
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

    /// Shows that it did not work.
    public void fail(Explanation why) {
        failure.set(Optional.of(why));
    }

    /// Nothing went wrong yet, as when the form is opened anew.
    public void reset() {
        failure.set(Optional.empty());
    }
}
