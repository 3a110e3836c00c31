package app.hearth.desktop.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Does work that waits on one executor and hands its outcome to another, the JavaFX thread in the program and the
/// calling thread in tests of view models. Thread-safe.
public final class Background {
    private final Executor worker;
    private final Executor ui;

    public Background(Executor worker, Executor ui) {
        this.worker = worker;
        this.ui = ui;
    }

    /// Virtual threads for the work, the JavaFX thread for the outcome.
    public static Background javaFx() {
        return new Background(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater);
    }

    /// Everything on the calling thread.
    public static Background sameThread() {
        return new Background(Runnable::run, Runnable::run);
    }

    /// Runs `work` off the UI thread, then exactly one of `done` and `failed` on it.
    public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        worker.execute(() -> {
            T outcome;
            try {
                outcome = work.call();
            } catch (Exception e) { // the border of a thread: whatever it was, the window must learn of it
                ui.execute(() -> failed.accept(e));
                return;
            }
            ui.execute(() -> done.accept(outcome));
        });
    }

    /// Runs work that has no outcome but its end; otherwise as the other `run`.
    public void run(Step work, Runnable done, Consumer<Exception> failed) {
        Callable<Step> call = () -> {
            work.run();
            return work;
        };
        run(call, _ -> done.run(), failed);
    }

    /// Work that has no outcome but its end.
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /// Runs `change` on the UI thread, soon.
    public void onUi(Runnable change) {
        ui.execute(change);
    }
}
