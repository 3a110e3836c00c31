package app.hearth.server.http;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
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

    private final StreamConnection connection;
    private final StreamSourceConduit source;
    private final StreamSinkConduit sink;
    private long swallowed;

    Wire(StreamConnection connection) {
        this.connection = connection;
        this.source = connection.getSourceChannel().getConduit();
        this.sink = connection.getSinkChannel().getConduit();
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
}
