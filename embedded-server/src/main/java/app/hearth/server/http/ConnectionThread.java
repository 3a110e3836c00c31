package app.hearth.server.http;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.RejectedExecutionException;

/// The thread that a connection belongs to: only there it may be ended or closed. Stateless.
final class ConnectionThread {
    private ConnectionThread() {}

    /// Has `work` done there, after this call; not at all once the server has ended, and every connection with it.
    static void run(HttpServerExchange exchange, Runnable work) {
        try {
            exchange.getIoThread().execute(work);
        } catch (RejectedExecutionException _) { // nothing is left to end or to close
        }
    }
}
