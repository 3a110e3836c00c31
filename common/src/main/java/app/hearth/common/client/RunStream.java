package app.hearth.common.client;

import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.BlockingCalls;
import java.util.function.Consumer;

/// Watches runs: reads their event streams and takes them up again when they break. Thread-safe.
final class RunStream {
    private final HttpConnection connection;
    private final Transport transport;
    private final Timeouts timeouts;

    RunStream(HttpConnection connection, Transport transport, Timeouts timeouts) {
        this.connection = connection;
        this.transport = transport;
        this.timeouts = timeouts;
    }

    /// As [RunCalls#watch] says. A second thread reads, because a thread that waits for a socket does not
    /// notice that it is interrupted; this one waits for that thread and does.
    void watch(RunId id, Consumer<RunEvent> watcher) {
        BlockingCalls.check();
        try (RunReader reader = new RunReader(connection, transport, timeouts, id)) {
            Thread.ofVirtual().name("run-events").start(reader);
            RunEvent event;
            do {
                event = reader.take();
                watcher.accept(event);
            } while (!RunEvents.isTerminal(event));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
