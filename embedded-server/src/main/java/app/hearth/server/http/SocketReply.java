package app.hearth.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/// Turns an exchange into a WebSocket and runs its dialogue.
final class SocketReply {
    private static final HttpString NO_SNIFF = new HttpString("X-Content-Type-Options");

    private final HttpServerExchange exchange;
    private final Front front;
    private final AtomicBoolean done = new AtomicBoolean();

    SocketReply(HttpServerExchange exchange, Front front) {
        this.exchange = exchange;
        this.front = front;
    }

    /// Returns at once; the head of the answer stands in the exchange already but for the upgrade itself.
    void send(Dialogue dialogue) {
        exchange.getResponseHeaders().put(NO_SNIFF, "nosniff");
        exchange.getConnection().addCloseListener(_ -> leave());
        ConnectionThread.run(exchange, () -> {
            exchange.upgradeChannel("websocket", (connection, _) -> upgraded(connection, dialogue));
            exchange.endExchange();
        });
        if (!exchange.getConnection().isOpen()) {
            leave();
        }
    }

    private void upgraded(StreamConnection connection, Dialogue dialogue) {
        Wire wire = front.wires().of(exchange);
        if (wire == null) {
            IoUtils.safeClose(connection);
            return;
        }
        wire.expectHead(false);
        SocketConnection socket = new SocketConnection(connection, wire, front.stall(), this::leave);
        exchange.getConnection().addCloseListener(_ -> {
            socket.gone();
            front.sockets().remove(socket);
        });
        if (!connection.isOpen()) {
            socket.gone();
            return;
        }
        socket.begin();
        front.sockets().add(socket);
        Thread.ofVirtual().name("socket").start(() -> run(socket, dialogue));
    }

    private static void run(SocketConnection socket, Dialogue dialogue) {
        try {
            dialogue.speak(socket);
            socket.close(1000, "");
        } catch (IOException _) { // it is over, which is all that can be wrong with a socket
            socket.close(1000, "");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            socket.close(Sockets.GOING_AWAY, "");
        } catch (Throwable e) {
            Failures.answer(e);
            socket.close(1011, "The server has failed.");
        }
    }

    /// The farewell is sent or there is nobody to send it to: a server that stops need not wait for this one.
    private void leave() {
        if (done.compareAndSet(false, true)) {
            front.underWay().decrementAndGet();
        }
    }
}
