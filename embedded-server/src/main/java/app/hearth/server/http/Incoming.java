package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.xnio.channels.StreamSourceChannel;

/// A body as it arrives, read on the virtual thread of its request; waiting blocks neither an I/O thread nor a
/// carrier. For one reader.
///
/// A sender may take its time, but not all the time: after the time that any request has, it must have kept up a
/// least rate, and it may never pause for longer than that time.
final class Incoming {
    private static final long LEAST_BYTES_A_SECOND = 32 * 1024;

    private final StreamSourceChannel channel;
    private final long patience;
    private final long began = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long lastByte = began;
    private long received;
    private boolean ready;

    Incoming(HttpServerExchange exchange, Duration patience) throws IOException {
        this.patience = patience.toNanos();
        StreamSourceChannel source = open(exchange);
        this.channel = source;
        source.getReadSetter().set(readable -> {
            readable.suspendReads();
            wake();
        });
        exchange.getConnection().addCloseListener(_ -> wake());
    }

    /// Where the body comes from, for whoever reads it first; a client that waits to be told so is told to send it.
    static StreamSourceChannel open(HttpServerExchange exchange) throws IOException {
        if (HttpContinue.requiresContinueResponse(exchange)
                && !HttpContinue.createResponseSender(exchange).send()) {
            throw new IOException("The client reads nothing.");
        }
        StreamSourceChannel source = exchange.getRequestChannel();
        if (source == null) {
            throw new IOException("The body is gone.");
        }
        return source;
    }

    /// Puts what has arrived into `target` and says how much that is, or -1 at the end. Throws [HttpFailure] when
    /// the sender is too slow.
    int read(ByteBuffer target) throws IOException, InterruptedException {
        while (true) {
            int count = channel.read(target);
            if (count > 0) {
                received += count;
                lastByte = System.nanoTime();
            }
            if (count != 0) {
                checkPace();
                return count;
            }
            await();
        }
    }

    private void checkPace() {
        if (left() <= 0) {
            throw HttpFailure.of(ErrorCode.TIMEOUT, "The body of the request did not arrive in time.");
        }
    }

    private long left() {
        long now = System.nanoTime();
        long earned = patience + Duration.ofSeconds(received).toNanos() / LEAST_BYTES_A_SECOND;
        return Math.min(lastByte + patience - now, began + earned - now);
    }

    private void await() throws InterruptedException {
        lock.lock();
        try {
            ready = false;
            channel.resumeReads();
            while (!ready) {
                checkPace();
                changed.awaitNanos(left());
            }
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            ready = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
