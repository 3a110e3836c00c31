package app.hearth.desktop.shell;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Locks a window that nobody uses, once, unless closed before. Made and closed on the UI thread.
public final class AutoLock implements AutoCloseable {
    private final Idleness idleness;
    private final Supplier<Optional<Duration>> after;
    private final Runnable lock;
    private final Rounds.Going looks;
    private boolean closed;

    /// `after` is asked at each look, where `lock` is run too: on the UI thread, to which `background` leads.
    public AutoLock(
            Idleness idleness,
            Supplier<Optional<Duration>> after,
            Rounds rounds,
            Background background,
            Runnable lock) {
        this.idleness = idleness;
        this.after = after;
        this.lock = lock;
        idleness.begin();
        this.looks = rounds.begin("auto-lock", Idleness.LOOK, () -> {
            background.onUi(this::look);
            return true;
        });
    }

    /// One that was on its way when the window was left does nothing.
    private void look() {
        if (!closed && idleness.isOver(after.get())) {
            close();
            lock.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        looks.close();
    }
}
