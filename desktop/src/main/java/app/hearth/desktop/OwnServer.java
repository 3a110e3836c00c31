package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.wire.BlockingCalls;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The server inside this desktop: at most one, which is closed even when the window closes while it starts.
/// Blocking; thread-safe.
final class OwnServer {
    private final EmbeddedServer starter;
    private final Supplier<ServerConfig> config;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable RunningServer running;
    private boolean closed;

    /// `config` is asked at the start, where it may block.
    OwnServer(EmbeddedServer starter, Supplier<ServerConfig> config) {
        this.starter = starter;
        this.config = config;
    }

    /// The running server, started when it is not running yet.
    RunningServer start() throws ServerStartException {
        BlockingCalls.check();
        lock.lock();
        try {
            if (closed) {
                throw new ServerStartException("Hearth is closing.");
            }
            RunningServer here = running;
            if (here == null) {
                here = starter.start(config.get());
                running = here;
            }
            return here;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the server, also one that is starting just now; nothing starts any more.
    void close() {
        BlockingCalls.check();
        lock.lock();
        try {
            closed = true;
            RunningServer here = running;
            running = null;
            if (here != null) {
                here.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
