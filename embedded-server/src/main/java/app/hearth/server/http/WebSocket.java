package app.hearth.server.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The server's end of an open WebSocket. One thread receives; any thread sends, wakes and closes.
///
/// Who breaks the protocol, floods it or does not answer its pings is let go without asking the [Dialogue].
public interface WebSocket {
    /// The next text message, at most 64 KiB of good UTF-8; empty when the time is up or somebody called [#wake].
    /// Throws [IOException] once the socket is over.
    Optional<byte[]> receive(Duration atMost) throws IOException, InterruptedException;

    /// Queues one text message, written as JSON; never blocks. A socket that has more than 1 MiB unsent already is
    /// closed with 1013 instead. Throws [IOException] once the socket is over.
    void send(Object message) throws IOException;

    /// Waits until little is unsent, for who has much to say; a reader that takes nothing for 30 s is closed with
    /// 1013. Throws [IOException] once the socket is over.
    void awaitRoom() throws IOException, InterruptedException;

    /// Lets the receiving thread, or its next [#receive], return at once.
    void wake();

    /// How long nothing has been sent.
    Duration quiet();

    boolean isOpen();

    /// Says why and ends: what has not been sent by now is dropped, unless the code is 1000. A peer that does not
    /// take even that is cut off after 2 s. Idempotent; never blocks.
    void close(int code, String reason);
}
