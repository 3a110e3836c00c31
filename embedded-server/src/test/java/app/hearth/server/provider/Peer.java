package app.hearth.server.provider;

import app.hearth.common.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A provider that does on its socket whatever a test wants, also what no HTTP server would.
final class Peer implements Closeable {
    static final String EVENTS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Answering answering;

    /// Answers one request; the connection is closed afterwards.
    interface Answering {
        void answer(Socket socket, OutputStream out) throws Exception;

        /// The same for who looks at the request first.
        default void answer(String request, Socket socket, OutputStream out) throws Exception {
            answer(socket, out);
        }
    }

    Peer(Answering answering) {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answering = answering;
        Thread.ofVirtual().start(this::accept);
    }

    /// Answers every request with the same bytes.
    static Peer saying(String answer) {
        return new Peer((socket, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    /// Answers each request with the bytes that `answers` has for it.
    static Peer answering(UnaryOperator<String> answers) {
        return new Peer(new Answering() {
            @Override
            public void answer(Socket socket, OutputStream out) {
                throw new AssertionError("only ever asked with the request");
            }

            @Override
            public void answer(String request, Socket socket, OutputStream out) throws IOException {
                out.write(answers.apply(request).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /// Begins to answer whoever posts a question, and leaves the rest to `then`; finds nothing else that is asked for.
    static Peer begunToAnswer(String begun, Consumer<InputStream> then) {
        return new Peer(new Answering() {
            @Override
            public void answer(Socket socket, OutputStream out) {
                throw new AssertionError("only ever asked with the request");
            }

            @Override
            public void answer(String request, Socket socket, OutputStream out) throws IOException {
                boolean question = request.startsWith("POST") && !request.startsWith("POST /api/show");
                if (!question) {
                    out.write(Peer.answer(404, "application/json", "{}").getBytes(StandardCharsets.UTF_8));
                    return;
                }
                out.write((EVENTS + begun).getBytes(StandardCharsets.UTF_8));
                out.flush();
                then.accept(socket.getInputStream());
            }
        });
    }

    /// Answers every request with a status and a JSON body.
    static Peer refusing(int status, String body) {
        return saying(answer(status, "application/json", body));
    }

    static String answer(int status, String type, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    int port() {
        return server.getLocalPort();
    }

    ProviderAccess access(String provider, String key) {
        return new ProviderAccess(provider, baseUrl(), Secret.of(key));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            String request = request(socket.getInputStream());
            requests.add(request);
            answering.answer(request, socket, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (Exception _) {
            // The other side has gone, which some tests are about.
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("no whole request came");
            }
            head.write(b);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return text + new String(in.readNBytes(body), StandardCharsets.UTF_8);
    }
}
