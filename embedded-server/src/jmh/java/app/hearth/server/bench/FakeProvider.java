package app.hearth.server.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A provider on loopback that answers every question with as many tokens, at such a pace, as the model's name says:
/// `500x20` is 500 tokens, one every 20 ms, each in a write of its own as models send them. Thread-safe.
final class FakeProvider implements AutoCloseable {
    private static final Pattern MODEL = Pattern.compile("\"model\":\"(\\d+)x(\\d+)\"");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final byte[] HEAD = bytes("""
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream\r
            Transfer-Encoding: chunked\r
            \r
            """);
    private static final byte[] TOKEN = chunk("""
            data: {"id":"gen-1767225600-bench","object":"chat.completion.chunk","created":1767225600,"model":"bench",\
            "choices":[{"index":0,"delta":{"role":"assistant","content":" hearth"},"finish_reason":null}]}

            """);
    private static final byte[] END = chunk("""
            data: {"id":"gen-1767225600-bench","object":"chat.completion.chunk","created":1767225600,"model":"bench",\
            "choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """);
    private static final byte[] LAST_CHUNK = bytes("0\r\n\r\n");

    private final ServerSocket listener;

    FakeProvider() throws IOException {
        listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /// The model that answers with so many tokens, one every so many milliseconds.
    static String model(int tokens, int everyMillis) {
        return tokens + "x" + everyMillis;
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Matcher model = MODEL.matcher(request(in));
                if (!model.find()) {
                    return;
                }
                answer(socket.getOutputStream(), Integer.parseInt(model.group(1)), Long.parseLong(model.group(2)));
            }
        } catch (IOException _) {
            // whoever asked has gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The body of the next request; empty when there is none.
    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder("\r\n");
        while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        return length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : "";
    }

    private static void answer(OutputStream out, int tokens, long everyMillis)
            throws IOException, InterruptedException {
        out.write(HEAD);
        long begun = System.nanoTime();
        for (int i = 1; i <= tokens; i++) {
            out.write(TOKEN);
            long left = begun + TimeUnit.MILLISECONDS.toNanos(everyMillis * i) - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
        }
        out.write(END);
        out.write(LAST_CHUNK);
    }

    private static byte[] chunk(String event) {
        return bytes(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
