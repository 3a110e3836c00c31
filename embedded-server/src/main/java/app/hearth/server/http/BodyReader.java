package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/// Reads one body on the I/O thread, without ever blocking it: never more than the cap, never longer than the
/// deadline, and all bodies together never more than the shared budget. Memory grows with what arrives, not
/// with what is promised.
final class BodyReader {
    private static final int FIRST = 4 * 1024;

    private final HttpServerExchange exchange;
    private final Front front;
    private final Visit visit;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean ended;
    private @Nullable StreamSourceChannel channel;
    private XnioExecutor.@Nullable Key deadline;

    BodyReader(HttpServerExchange exchange, Front front, Visit visit) {
        this.exchange = exchange;
        this.front = front;
        this.visit = visit;
    }

    /// Calls [Visit#bodyRead] or [Visit#fail] once, now or later, on this I/O thread.
    void start() throws IOException {
        int cap = front.limits().maxBody();
        long promised = exchange.getRequestContentLength();
        if (promised > cap) {
            throw tooLarge(cap);
        }
        StreamSourceChannel source = Incoming.open(exchange);
        channel = source;
        read(source);
        if (!ended) {
            deadline = exchange.getIoThread()
                    .executeAfter(this::late, front.limits().requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            source.getReadSetter().set(this::read);
            source.resumeReads();
        }
    }

    /// Gives back the memory of the body.
    static void release(AtomicLong budget, byte[] body) {
        budget.addAndGet(-body.length);
    }

    private void read(StreamSourceChannel source) {
        if (ended) {
            return;
        }
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            while (true) {
                int count = source.read(buffer.clear());
                if (count == 0) {
                    return;
                }
                if (count < 0) {
                    end();
                    visit.bodyRead(length == bytes.length ? bytes : shrink());
                    return;
                }
                take(buffer.flip(), count);
            }
        } catch (HttpFailure e) {
            stop(e);
        } catch (IOException _) {
            stop(HttpFailure.of(ErrorCode.BAD_REQUEST, "The body could not be read."));
        }
    }

    private void take(ByteBuffer from, int count) {
        int cap = front.limits().maxBody();
        if (count > cap - length) {
            throw tooLarge(cap);
        }
        if (length + count > bytes.length) {
            int wanted = Math.min(cap, Math.max(Math.max(FIRST, length + count), 2 * bytes.length));
            front.hold(wanted - bytes.length);
            bytes = Arrays.copyOf(bytes, wanted);
        }
        from.get(bytes, length, count);
        length += count;
    }

    private byte[] shrink() {
        byte[] exact = Arrays.copyOf(bytes, length);
        front.bodies().addAndGet(exact.length - bytes.length);
        return exact;
    }

    private void late() {
        if (!ended) {
            stop(HttpFailure.of(ErrorCode.TIMEOUT, "The body of the request did not arrive in time."));
        }
    }

    private void stop(HttpFailure failure) {
        end();
        release(front.bodies(), bytes);
        bytes = new byte[0];
        visit.fail(failure);
    }

    private void end() {
        ended = true;
        if (channel != null) {
            channel.suspendReads();
        }
        if (deadline != null) {
            deadline.remove();
        }
    }

    private static HttpFailure tooLarge(int cap) {
        return HttpFailure.of(ErrorCode.TOO_LARGE, "A body may have at most " + cap + " bytes.");
    }
}
