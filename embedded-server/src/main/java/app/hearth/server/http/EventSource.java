package app.hearth.server.http;

import java.io.IOException;

/// Writes the events of one stream, on a virtual thread of its own; returning ends the stream.
@FunctionalInterface
public interface EventSource {
    /// Throws [IOException] when the reader is gone.
    void writeTo(EventWriter writer) throws IOException, InterruptedException;
}
