package app.hearth.server.http;

import java.io.IOException;

/// The sending end of an event stream. Each call returns when the event is handed to the connection, so a slow
/// reader slows only its own stream; a reader that takes nothing for 30 s counts as gone. For one thread.
public interface EventWriter {
    /// One event; `data` is written as JSON.
    void event(String id, String name, Object data) throws IOException, InterruptedException;

    /// One event whose data is a `text` alone, as nearly all events are.
    default void text(String id, String name, String text) throws IOException, InterruptedException {
        event(id, name, new Text(text));
    }

    /// The data of such an event.
    record Text(String text) {}

    /// A comment, which readers skip; keeps proxies from closing a quiet stream.
    void comment(String text) throws IOException, InterruptedException;

    /// False once the reader is gone, the session has ended or the server is shutting down; the next write then
    /// fails.
    default boolean isOpen() {
        return true;
    }
}
