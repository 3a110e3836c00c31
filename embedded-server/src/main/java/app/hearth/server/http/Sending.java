package app.hearth.server.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/// Sends one answer and ends its exchange. Where the body of the request was not read to its end, the
/// connection is closed afterwards, so that the rest is never taken for a request. A reader that takes nothing
/// is cut off.
final class Sending implements IoCallback {
    private final HttpServerExchange exchange;
    private final Front front;
    private final long held;
    private final AtomicBoolean done = new AtomicBoolean();

    /// `held` bytes are given back to the front's room when it is over.
    Sending(HttpServerExchange exchange, Front front, long held) {
        this.exchange = exchange;
        this.front = front;
        this.held = held;
    }

    void send(Answer answer) {
        head(exchange, answer.status(), answer.type(), answer.cacheControl(), answer.headers());
        if (!exchange.isRequestComplete() || front.isRefusing()) {
            exchange.setPersistent(false);
        }
        byte[] body = answer.body();
        if (body.length > 0) {
            exchange.setResponseContentLength(body.length);
        }
        if (body.length == 0 || exchange.getRequestMethod().equals(Methods.HEAD)) {
            finish();
            return;
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(body), this);
        if (!done.get()) {
            watchForStall(exchange.getResponseBytesSent());
        }
    }

    /// What every answer carries.
    static void head(
            HttpServerExchange exchange,
            int status,
            @Nullable String type,
            String cacheControl,
            Map<String, String> headers) {
        exchange.setStatusCode(status);
        HeaderMap sent = exchange.getResponseHeaders();
        sent.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        sent.put(Headers.CACHE_CONTROL, cacheControl);
        if (type != null) {
            sent.put(Headers.CONTENT_TYPE, type);
        }
        if (!headers.isEmpty()) {
            headers.forEach((name, value) -> sent.put(HttpString.tryFromString(name), value));
        }
    }

    @Override
    public void onComplete(HttpServerExchange sent, Sender sender) {
        finish();
    }

    @Override
    public void onException(HttpServerExchange sent, Sender sender, IOException failure) {
        giveUp();
    }

    private void finish() {
        leave();
        if (exchange.isRequestComplete()) {
            exchange.endExchange();
            return;
        }
        ConnectionThread.run(exchange, () -> {
            Wire wire = front.wires().of(exchange);
            if (wire != null) {
                Wire.finishAndLinger(exchange, wire);
            }
        });
    }

    private void giveUp() {
        leave();
        ConnectionThread.run(exchange, () -> IoUtils.safeClose(exchange.getConnection()));
    }

    private void leave() {
        if (done.compareAndSet(false, true)) {
            front.bodies().addAndGet(-held);
            front.underWay().decrementAndGet();
        }
    }

    /// The protocol tells nobody when a connection closes with an answer half sent, so this looks for that too.
    private void watchForStall(long sentSoFar) {
        exchange.getIoThread()
                .executeAfter(
                        () -> {
                            if (done.get()) {
                                return;
                            }
                            long sent = exchange.getResponseBytesSent();
                            if (sent == sentSoFar || !exchange.getConnection().isOpen()) {
                                giveUp();
                            } else {
                                watchForStall(sent);
                            }
                        },
                        front.stall().toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
