package app.hearth.server.http;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

/// An open WebSocket on an upgraded connection. Thread-safe.
///
/// Reading and writing happen on the connection's I/O thread and never block it. What is to be sent waits in a queue
/// whose bytes are counted, so that a slow reader costs memory only up to a limit and nobody else any time. The end
/// has two steps: a farewell is queued in front of everything not yet begun, and when it is on its way the connection
/// lingers so that it is read.
final class SocketConnection implements WebSocket, FrameReader.Sink {
    static final long MOST_UNSENT = 1024 * 1024;

    private static final long LITTLE_UNSENT = 64 * 1024;
    private static final int MOST_UNHEARD = FrameReader.MOST_FRAMES_A_SECOND;
    private static final long FAREWELL_MILLIS = 2_000;
    private static final int READ_AT_ONCE = 16 * 1024;
    private static final int GOOD_END = 1000;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final byte[] NOTHING = {};

    private final StreamConnection connection;
    private final Wire wire;
    private final Duration stall;
    private final Runnable farewellSent;
    private final FrameReader reader = new FrameReader(this);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> heard = new ArrayDeque<>();
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private long unsentBytes;
    private long sentAt = System.nanoTime();
    private long heardAt = System.nanoTime();
    private boolean woken;
    private Phase phase = Phase.OPEN;
    private XnioExecutor.@Nullable Key timer;

    private enum Phase {
        OPEN,
        LEAVING,
        LINGERING,
        GONE
    }

    /// `farewellSent` is told, perhaps more than once, when nothing more will be sent.
    SocketConnection(StreamConnection connection, Wire wire, Duration stall, Runnable farewellSent) {
        this.connection = connection;
        this.wire = wire;
        this.stall = stall;
        this.farewellSent = farewellSent;
    }

    /// On the I/O thread, once.
    void begin() {
        connection.getSourceChannel().setReadListener(this::readable);
        connection.getSinkChannel().setWriteListener(this::writable);
        connection.getSourceChannel().wakeupReads();
        schedule(this::pulse, stall.toMillis() / 2);
    }

    /// The connection is closed.
    void gone() {
        lock.lock();
        try {
            phase = Phase.GONE;
            unsent.clear();
            unsentBytes = 0;
            heard.clear();
            changed.signalAll();
            cancelTimer();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<byte[]> receive(Duration atMost) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (phase == Phase.OPEN && heard.isEmpty() && !woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            requireOpen();
            woken = false;
            return Optional.ofNullable(heard.poll());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(Object message) throws IOException {
        List<ByteBuffer> frames = Frames.text(json(message));
        lock.lock();
        try {
            requireOpen();
            if (unsentBytes > MOST_UNSENT) {
                leave(TRY_AGAIN_LATER, "Too much is waiting to be read.");
                throw new IOException("The reader is too slow.");
            }
            frames.forEach(this::queue);
            sentAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitRoom() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long least = unsentBytes;
            long left = stall.toNanos();
            while (phase == Phase.OPEN && unsentBytes > LITTLE_UNSENT) {
                if (left <= 0) {
                    leave(TRY_AGAIN_LATER, "Nothing is being read.");
                }
                left = changed.awaitNanos(left);
                if (unsentBytes < least) {
                    least = unsentBytes;
                    left = stall.toNanos();
                }
            }
            requireOpen();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Duration quiet() {
        lock.lock();
        try {
            return Duration.ofNanos(System.nanoTime() - sentAt);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return phase == Phase.OPEN;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close(int code, String reason) {
        lock.lock();
        try {
            if (phase == Phase.OPEN) {
                leave(code, reason);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void text(byte[] message) throws ProtocolFault {
        lock.lock();
        try {
            if (heard.size() >= MOST_UNHEARD) {
                throw new ProtocolFault(1008, "Too many messages.");
            }
            heard.add(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ping(byte[] payload) {
        control(Frames.PONG, payload);
    }

    @Override
    public void pong() {
        // that something was heard is what matters
    }

    @Override
    public void end(int code) {
        close(code, "");
    }

    private void requireOpen() throws IOException {
        if (phase != Phase.OPEN) {
            throw new IOException("The socket is over.");
        }
    }

    private void control(int opcode, byte[] payload) {
        lock.lock();
        try {
            if (phase == Phase.OPEN && unsentBytes > MOST_UNSENT) {
                leave(TRY_AGAIN_LATER, "Too much is waiting to be read.");
            } else if (phase == Phase.OPEN) {
                queue(Frames.control(opcode, payload));
            }
        } finally {
            lock.unlock();
        }
    }

    private void queue(ByteBuffer frame) {
        unsent.add(frame);
        unsentBytes += frame.remaining();
        connection.getSinkChannel().resumeWrites();
    }

    /// The frame that is on its way stays, because the peer could read nothing behind half of one.
    private void leave(int code, String reason) {
        phase = Phase.LEAVING;
        ByteBuffer begun = unsent.peek();
        heard.clear();
        if (code != GOOD_END) {
            unsent.clear();
            unsentBytes = 0;
            if (begun != null && begun.position() > 0) {
                queue(begun);
            }
        }
        queue(Frames.close(code, reason));
        changed.signalAll();
        connection.getSourceChannel().suspendReads();
        schedule(wire::close, FAREWELL_MILLIS);
    }

    private void readable(ConduitStreamSourceChannel channel) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(READ_AT_ONCE);
            int count = channel.read(buffer);
            if (count < 0) {
                wire.close();
            } else if (count > 0 && isOpen()) {
                long now = System.nanoTime();
                heardAt = now;
                reader.read(buffer.flip(), now);
            }
        } catch (ProtocolFault e) {
            close(e.code(), e.reason());
        } catch (IOException _) {
            wire.close();
        }
    }

    private void writable(StreamSinkChannel channel) {
        boolean finished = false;
        lock.lock();
        try {
            for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
                int count = channel.write(next);
                unsentBytes -= count;
                if (next.hasRemaining()) {
                    changed.signalAll();
                    return;
                }
                unsent.remove();
            }
            changed.signalAll();
            if (channel.flush()) {
                channel.suspendWrites();
                finished = phase == Phase.LEAVING;
            }
            if (finished) {
                phase = Phase.LINGERING;
                cancelTimer();
            }
        } catch (IOException _) {
            wire.close();
        } finally {
            lock.unlock();
        }
        if (finished) {
            linger();
        }
    }

    private void linger() {
        try {
            wire.linger();
        } catch (IOException _) {
            wire.close();
        }
        farewellSent.run();
    }

    /// On the I/O thread: a peer that was silent is asked for a sign of life; one that gave none is cut off.
    private void pulse() {
        long silent = System.nanoTime() - heardAt;
        if (silent > stall.toNanos() * 3 / 2) {
            wire.close();
            return;
        }
        if (silent >= stall.toNanos() / 2) {
            control(Frames.PING, NOTHING);
        }
        lock.lock();
        try {
            if (phase == Phase.OPEN) {
                schedule(this::pulse, stall.toMillis() / 2);
            }
        } finally {
            lock.unlock();
        }
    }

    private void schedule(Runnable work, long millis) {
        lock.lock();
        try {
            cancelTimer();
            timer = connection.getIoThread().executeAfter(work, millis, TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.remove();
            timer = null;
        }
    }

    private static byte[] json(Object message) {
        try {
            return Json.revealing().writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message could not be written as JSON.", e);
        }
    }
}
