package app.hearth.server.http;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.xnio.channels.StreamSinkChannel;

/// An open event stream. One virtual thread writes; any thread may close it.
///
/// Writes never block an I/O thread nor pin a carrier: when the connection takes no more, the writer waits on a
/// condition that the connection's write listener signals.
final class EventStream implements EventWriter {
    private final StreamSinkChannel channel;
    private final long stallNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean writable;
    private volatile boolean closed;
    private boolean torn;

    EventStream(HttpServerExchange exchange, long stallNanos) {
        this.channel = exchange.getResponseChannel();
        this.stallNanos = stallNanos;
        channel.getWriteSetter().set(ready -> {
            ready.suspendWrites();
            lock.lock();
            try {
                writable = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        });
    }

    @Override
    public void event(String id, String name, Object data) throws IOException, InterruptedException {
        write(frame(id, name, "", Json.revealing().writeValueAsBytes(data), ""));
    }

    /// Written by hand: setting up the JSON mapper costs more than these few characters.
    @Override
    public void text(String id, String name, String text) throws IOException, InterruptedException {
        write(frame(id, name, "{\"text\":\"", JsonStringEncoder.getInstance().quoteAsUTF8(text), "\"}"));
    }

    private static ByteBuffer frame(String id, String name, String open, byte[] data, String close) {
        byte[] head = ("id: " + oneLine(id) + "\nevent: " + oneLine(name) + "\ndata: " + open)
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = (close + "\n\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + data.length + tail.length)
                .put(head)
                .put(data)
                .put(tail)
                .flip();
    }

    @Override
    public void comment(String text) throws IOException, InterruptedException {
        write(StandardCharsets.UTF_8.encode(": " + oneLine(text) + "\n\n"));
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    /// Sends the head of the answer, so that the reader knows that the stream is open.
    void open() throws IOException, InterruptedException {
        flush();
    }

    /// Makes every further write fail, also one that waits.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Ends the stream as the protocol wants it; false when an event was cut in the middle or the reader takes
    /// nothing, so that only closing the connection is left.
    boolean end() throws InterruptedException {
        if (torn) {
            return false;
        }
        try {
            channel.shutdownWrites();
            while (!channel.flush()) {
                awaitWritable(true);
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void write(ByteBuffer frame) throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("The stream is closed.");
        }
        torn = true;
        while (frame.hasRemaining()) {
            if (channel.write(frame) == 0) {
                awaitWritable(false);
            }
        }
        flush();
        torn = false;
    }

    private void flush() throws IOException, InterruptedException {
        while (!channel.flush()) {
            awaitWritable(false);
        }
    }

    private void awaitWritable(boolean ending) throws IOException, InterruptedException {
        lock.lock();
        try {
            writable = false;
            channel.resumeWrites();
            long left = stallNanos;
            while (!writable) {
                if (left <= 0 || (closed && !ending)) {
                    throw new IOException("The reader takes nothing.");
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
