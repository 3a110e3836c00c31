package app.hearth.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.Map;
import org.xnio.IoUtils;

/// Runs an event stream on the virtual thread of its request, from its head to its end.
final class StreamedReply {
    static final String MEDIA_TYPE = "text/event-stream";

    private final HttpServerExchange exchange;
    private final Front front;

    StreamedReply(HttpServerExchange exchange, Front front) {
        this.exchange = exchange;
        this.front = front;
    }

    /// Returns when the stream is over.
    void send(EventSource source) {
        Sending.head(exchange, 200, MEDIA_TYPE, "no-store", Map.of("X-Accel-Buffering", "no"));
        exchange.setPersistent(false);
        if (exchange.isHttp11()) {
            // without it the end of the connection would be the end of the stream, and a cut would look like an end
            exchange.getResponseHeaders().put(Headers.TRANSFER_ENCODING, "chunked");
        }
        EventStream stream = new EventStream(exchange, front.stall().toNanos());
        watch(stream);
        front.streams().add(stream);
        boolean whole = false;
        try {
            stream.open();
            source.writeTo(stream);
            whole = true;
        } catch (IOException _) {
            whole = !stream.isOpen();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            Failures.answer(e);
        } finally {
            front.streams().remove(stream);
            front.underWay().decrementAndGet();
            end(stream, whole);
        }
    }

    private void watch(EventStream stream) {
        ConnectionThread.run(exchange, () -> {
            Wire wire = front.wires().of(exchange);
            if (wire == null) {
                stream.close();
            } else {
                wire.watch(stream::close);
            }
        });
    }

    /// A stream that failed is cut, so that its reader does not take it for whole.
    private void end(EventStream stream, boolean whole) {
        boolean ended = false;
        try {
            ended = whole && stream.end();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        stream.close();
        boolean properly = ended;
        ConnectionThread.run(exchange, () -> {
            if (properly) {
                exchange.endExchange();
            } else {
                IoUtils.safeClose(exchange.getConnection());
            }
        });
    }
}
