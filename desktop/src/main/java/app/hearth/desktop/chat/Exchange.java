package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What is asked of the server about the conversation in sight: one thing at a time, and why the last did not happen.
/// Confined to the UI thread; never blocks it.
final class Exchange {
    private final Background background;
    private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper(this, "going");
    private final ReadOnlyObjectWrapper<@Nullable Explanation> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private int visit;

    Exchange(Background background) {
        this.background = background;
    }

    ReadOnlyBooleanProperty goingProperty() {
        return going.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Explanation> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Something that did not happen, however it was asked for.
    void fail(Explanation why) {
        problem.set(why);
    }

    /// The person goes to another conversation, or has this one read anew.
    void leave() {
        visit++;
        problem.set(null);
    }

    /// Tells later whether the person has not left since.
    BooleanSupplier stillHere() {
        int here = visit;
        return () -> here == visit;
    }

    <T> void run(Callable<T> call, Consumer<T> done) {
        run(call, done, _ -> {});
    }

    /// What comes of it is told wherever the person is then; a failure is explained only where it happened.
    <T> void run(Callable<T> call, Consumer<T> done, Consumer<Exception> failed) {
        BooleanSupplier stillHere = stillHere();
        problem.set(null);
        going.set(true);
        background.run(
                call,
                outcome -> {
                    going.set(false);
                    done.accept(outcome);
                },
                failure -> {
                    going.set(false);
                    if (stillHere.getAsBoolean()) {
                        problem.set(ChatProblems.of(failure));
                    }
                    failed.accept(failure);
                });
    }
}
