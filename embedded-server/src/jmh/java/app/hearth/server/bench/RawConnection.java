package app.hearth.server.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One connection that sends requests made beforehand and reads answers with as little work as possible, so that a
/// measurement is not one of its client. Confined to one thread; blocks.
final class RawConnection implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[256 * 1024];
    private int bodyStart;
    private int bodyEnd;

    RawConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static byte[] get(URI server, String path, String token) {
        return bytes(head("GET", server, path, token) + "\r\n");
    }

    static byte[] post(URI server, String path, String token, String json) {
        byte[] body = bytes(json);
        return bytes(head("POST", server, path, token) + "Content-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n" + json);
    }

    private static String head(String method, URI server, String path, String token) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Sends the request, reads the whole answer and returns the length of its body; throws unless it is a success.
    int exchange(byte[] request) throws IOException {
        out.write(request);
        int filled = 0;
        int headEnd = -1;
        while (headEnd < 0) {
            filled += read(filled);
            headEnd = headEnd(filled);
        }
        String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(head);
        if (!head.startsWith("HTTP/1.1 20") || !length.find()) {
            throw new IOException("The server answered " + new String(buffer, 0, filled, StandardCharsets.UTF_8));
        }
        bodyStart = headEnd;
        bodyEnd = headEnd + Integer.parseInt(length.group(1));
        while (filled < bodyEnd) {
            filled += read(filled);
        }
        return bodyEnd - bodyStart;
    }

    private int read(int filled) throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read <= 0) {
            throw new EOFException("The connection was closed within an answer.");
        }
        return read;
    }

    private int headEnd(int filled) {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /// The body of the last answer.
    String body() {
        return new String(buffer, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
    }

    /// Sends the request, reads until the server closes the connection and returns the body; throws when
    /// `ending` was not in it.
    String stream(byte[] request, String ending) throws IOException {
        out.write(request);
        ByteArrayOutputStream all = new ByteArrayOutputStream(256 * 1024);
        int read = in.read(buffer);
        while (read >= 0) {
            all.write(buffer, 0, read);
            read = in.read(buffer);
        }
        String text = all.toString(StandardCharsets.ISO_8859_1);
        int bodyStart = text.indexOf("\r\n\r\n") + 4;
        boolean chunked = text.substring(0, bodyStart).contains("\r\nTransfer-Encoding: chunked\r\n");
        String bytes = chunked ? unchunked(text, bodyStart) : text.substring(bodyStart);
        String body = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (!text.startsWith("HTTP/1.1 200") || !body.contains(ending)) {
            throw new IOException("The stream ended without its end: " + text);
        }
        return body;
    }

    private static String unchunked(String text, int from) {
        StringBuilder body = new StringBuilder(text.length());
        int at = from;
        int sizeEnd = text.indexOf("\r\n", at);
        while (sizeEnd > at) {
            int size = Integer.parseInt(text, at, sizeEnd, 16);
            int end = Math.min(text.length(), sizeEnd + 2 + size);
            body.append(text, sizeEnd + 2, end);
            at = end + 2;
            sizeEnd = text.indexOf("\r\n", at);
        }
        return body.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
