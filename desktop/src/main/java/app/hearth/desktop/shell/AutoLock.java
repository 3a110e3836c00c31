package app.hearth.desktop.shell;

import app.hearth.desktop.fx.Background;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Locks a window that nobody uses, once, on a thread of its own until closed. Made and closed on the UI thread.
public final class AutoLock implements AutoCloseable {
    private final Idleness idleness;
    private final Supplier<Optional<Duration>> after;
    private final Runnable lock;
    private final Thread thread;
    private boolean closed;

    /// `after` is asked on the UI thread at each look, where `lock` is run too.
    public AutoLock(Idleness idleness, Supplier<Optional<Duration>> after, Background background, Runnable lock) {
        this.idleness = idleness;
        this.after = after;
        this.lock = lock;
        idleness.begin();
        this.thread = Thread.ofVirtual().name("auto-lock").start(() -> watch(background));
    }

    private void watch(Background background) {
        try {
            while (true) {
                Thread.sleep(Idleness.LOOK);
                background.onUi(this::look);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// On the UI thread.
    void look() {
        if (!closed && idleness.isOver(after.get())) {
            close();
            lock.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
