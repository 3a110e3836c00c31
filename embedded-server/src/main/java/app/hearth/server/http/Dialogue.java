package app.hearth.server.http;

import java.io.IOException;

/// Speaks and listens over one WebSocket, on a virtual thread of its own; returning closes it with 1000.
@FunctionalInterface
public interface Dialogue {
    /// Throws [IOException] when the socket is over.
    void speak(WebSocket socket) throws IOException, InterruptedException;
}
