package app.hearth.server.testing;

import app.hearth.common.wire.Json;
import app.hearth.server.contract.ContractCheck;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;

/// A live channel as a test hears it, each frame of the server held against the document. For one thread.
public final class LiveSocket implements AutoCloseable {
    public static final int CUT_OFF = 0;

    private final RawSocket socket;
    private final ContractCheck check;

    public LiveSocket(RawSocket socket, ContractCheck check) {
        this.socket = socket;
        this.check = check;
    }

    public int status() {
        return socket.status();
    }

    /// The next frame; fails when the channel is closed.
    public JsonNode next() throws IOException {
        String frame = socket.message();
        check.checkFrame("server", frame);
        return Json.read(frame, JsonNode.class);
    }

    /// The next frame of this type; others are passed over.
    public JsonNode next(String type) throws IOException {
        while (true) {
            JsonNode frame = next();
            if (frame.path("type").asText().equals(type)) {
                return frame;
            }
        }
    }

    /// A frame as the document has it.
    public void send(String frame) throws IOException {
        check.checkFrame("client", frame);
        socket.text(frame);
    }

    /// Any text.
    public void sendWrong(String text) throws IOException {
        socket.text(text);
    }

    /// Reads one frame of the protocol and looks no further at it.
    public void readPiece() throws IOException {
        socket.read();
    }

    /// The code the channel is closed with, or [#CUT_OFF] where the connection ends without one.
    public int end() throws IOException {
        try {
            return socket.closeCode();
        } catch (EOFException | SocketException _) {
            return CUT_OFF;
        }
    }

    public int closeCode() throws IOException {
        return socket.closeCode();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
