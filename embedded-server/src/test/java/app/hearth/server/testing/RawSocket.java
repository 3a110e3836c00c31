package app.hearth.server.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A WebSocket client that sends exactly the frames it is told to, right or wrong. Answers no pings by itself.
/// Times out after thirty seconds. For one thread.
public final class RawSocket implements AutoCloseable {
    public static final int TEXT = 1;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LAST = 0x80;
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;
    private final List<String> head = new ArrayList<>();

    /// Connects with a receive buffer of that size (0 for the system's) and asks for an upgrade of the path
    /// with further header lines, each ended by CRLF; `more` is sent right behind, in the same write.
    public RawSocket(URI server, String path, String headers, int buffer, byte[] more) throws IOException {
        if (buffer > 0) {
            socket.setReceiveBufferSize(buffer);
        }
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n";
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(request.getBytes(StandardCharsets.US_ASCII));
        both.writeBytes(more);
        bytes(both.toByteArray());
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
    }

    /// The status line and headers of the answer.
    public List<String> head() {
        return List.copyOf(head);
    }

    public int status() {
        return Integer.parseInt(head.getFirst().split(" ", -1)[1]);
    }

    public void bytes(byte[] raw) throws IOException {
        out.write(raw);
        out.flush();
    }

    public void text(String text) throws IOException {
        bytes(frame(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A masked frame with this first byte.
    public static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        byte[] sent = new byte[frame.position()];
        frame.flip().get(sent);
        return sent;
    }

    /// A frame as it came.
    public record Frame(int opcode, boolean last, byte[] payload) {
        /// What a close frame says.
        public int code() {
            return ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }

    /// The next frame; throws [EOFException] at the end of the connection.
    public Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length > 127) {
            throw new IOException("A server does not mask.");
        }
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        return new Frame(first & 0x0f, (first & LAST) != 0, in.readNBytes(length));
    }

    /// The next text message, put together; pings and pongs are passed over. Fails at a close frame.
    public String message() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            Frame frame = read();
            if (frame.opcode() == CLOSE) {
                throw new EOFException("Closed with " + frame.code());
            }
            if (frame.opcode() <= TEXT) {
                whole.writeBytes(frame.payload());
                if (frame.last()) {
                    return whole.toString(StandardCharsets.UTF_8);
                }
            }
        }
    }

    /// Reads on to the close frame and says its code.
    public int closeCode() throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode() == CLOSE) {
                return frame.code();
            }
        }
    }

    /// Whether the connection ends without another frame.
    public boolean isAtEnd() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException _) {
            return true;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
