package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.StreamSourceConduit;

/// One connection below the HTTP protocol: what must be said and seen there. Its methods run on its I/O thread.
final class Wire {
    /// How long, and how much, a refused sender is listened to, so that it reads our answer before the
    /// connection resets.
    private static final long LINGER_MILLIS = 2_000;

    private static final int LINGER_BYTES = 4 * 1024 * 1024;
    private static final int SCRATCH = 8 * 1024;
    private static final byte[] HEAD_TOO_LARGE = headTooLarge();

    private final StreamConnection connection;
    private final StreamSourceConduit source;
    private final StreamSinkConduit sink;
    private final HeadGuard guard;
    private long swallowed;

    /// Before the protocol has taken the connection.
    Wire(StreamConnection connection) {
        this.connection = connection;
        this.source = connection.getSourceChannel().getConduit();
        this.sink = connection.getSinkChannel().getConduit();
        this.guard = new HeadGuard(source, () -> connection.getIoThread().execute(this::refuseHead));
        connection.getSourceChannel().setConduit(guard);
    }

    /// Whether what arrives next is the head of a request.
    void expectHead(boolean head) {
        guard.expect(head);
    }

    /// Outside the protocol, which has read only a part of the head.
    private void refuseHead() {
        try {
            connection.getSinkChannel().setConduit(sink);
            connection.getSinkChannel().write(ByteBuffer.wrap(HEAD_TOO_LARGE));
            linger();
        } catch (IOException _) {
            close();
        }
    }

    /// Sends what is left of the answer, then listens a little and closes.
    static void finishAndLinger(HttpServerExchange exchange, Wire wire) {
        try {
            StreamSinkChannel channel = exchange.getResponseChannel();
            if (channel != null) {
                channel.shutdownWrites();
                channel.flush();
            }
            wire.linger();
        } catch (IOException _) {
            wire.close();
        }
    }

    /// Ends our side, throws away what still arrives, and closes.
    void linger() throws IOException {
        connection.getSinkChannel().setConduit(sink);
        connection.getSinkChannel().shutdownWrites();
        connection.getSinkChannel().flush();
        connection.getIoThread().executeAfter(this::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
        swallow(this::close);
    }

    /// Runs `gone` when the other side closes its end, or sends more than a client with an open stream has
    /// reason to.
    void watch(Runnable gone) {
        swallow(gone);
    }

    void close() {
        IoUtils.safeClose(connection);
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    private void swallow(Runnable end) {
        ConduitStreamSourceChannel channel = connection.getSourceChannel();
        channel.setConduit(source);
        channel.setReadListener(readable -> swallow(readable, end));
        channel.wakeupReads();
    }

    /// One buffer at a time, so that an eager sender does not keep the I/O thread to itself.
    private void swallow(ConduitStreamSourceChannel channel, Runnable end) {
        try {
            int read = channel.read(ByteBuffer.allocate(SCRATCH));
            swallowed += Math.max(0, read);
            if (read >= 0 && swallowed <= LINGER_BYTES) {
                return;
            }
        } catch (IOException _) {
            // as good as an end
        }
        channel.suspendReads();
        end.run();
    }

    private static byte[] headTooLarge() {
        Answer answer = Failures.answer(HttpFailure.of(ErrorCode.BAD_REQUEST, "The request has too many headers."));
        String head = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nCache-Control: no-store\r\n"
                + "X-Content-Type-Options: nosniff\r\nContent-Type: " + answer.type() + "\r\nContent-Length: "
                + answer.body().length + "\r\n\r\n";
        ByteBuffer whole = ByteBuffer.allocate(head.length() + answer.body().length);
        return whole.put(head.getBytes(StandardCharsets.US_ASCII))
                .put(answer.body())
                .array();
    }
}
