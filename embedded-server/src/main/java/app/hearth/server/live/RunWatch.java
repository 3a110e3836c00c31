package app.hearth.server.live;

import app.hearth.common.live.RunFrame;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.Json;
import app.hearth.server.http.EventSource;
import app.hearth.server.http.EventWriter;
import app.hearth.server.http.WebSocket;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands the events of one run to one channel, on a virtual thread of its own, as fast as the channel takes them.
final class RunWatch implements EventWriter, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

    private final RunId run;
    private final WebSocket socket;
    private final EventSource events;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean stopped;

    RunWatch(RunId run, WebSocket socket, EventSource events) {
        this.run = run;
        this.socket = socket;
        this.events = events;
    }

    @Override
    public void run() {
        try {
            events.writeTo(this);
        } catch (IOException _) { // the channel is over, or this run is watched anew
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // the border of a thread: the watcher must not wait for ever
            LOG.error("The events of run {} could not be told", run, e);
            socket.close(1011, "The server has failed.");
        }
    }

    /// Nothing is told any more when this returns.
    void stop() {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void event(String id, String name, Object data) throws IOException, InterruptedException {
        RunFrame frame = new RunFrame(run, id, name, Json.lenient().valueToTree(data));
        socket.awaitRoom();
        lock.lock();
        try {
            if (stopped) {
                throw new IOException("This run is not watched here any more.");
            }
            socket.send(frame);
        } finally {
            lock.unlock();
        }
    }

    /// The channel has its own sign of life.
    @Override
    public void comment(String text) {}

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return !stopped && socket.isOpen();
        } finally {
            lock.unlock();
        }
    }
}
