package app.hearth.server.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A client that sends exactly the bytes it is told to, right or wrong. Times out after ten seconds.
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;

    RawClient(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        host = server.getAuthority();
    }

    /// One request on a connection of its own. `@HOST` stands for the server's authority.
    static Answered once(URI server, String request) throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send(request);
            return client.answer();
        }
    }

    RawClient send(String text) throws IOException {
        return send(text.replace("@HOST", host).getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /// The next answer; fails when the connection ends before it is whole.
    Answered answer() throws IOException {
        return answer(false);
    }

    /// The next answer to a HEAD request, which has no body whatever its headers say.
    Answered answerToHead() throws IOException {
        return answer(true);
    }

    private Answered answer(boolean head) throws IOException {
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        int length = head || status == 304 || status < 200
                ? 0
                : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Answered(status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /// The next line, without its end.
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("closed after: " + line.toString(StandardCharsets.UTF_8));
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// True when the other side closes the connection, false when it sends something or waits.
    boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// An answer; header names are lower case.
    record Answered(int status, Map<String, String> headers, String body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }
}
