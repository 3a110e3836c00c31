package app.hearth.server.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A provider that repeats one sentence until its caller goes, and outlives the server under test.
final class EndlessProvider implements AutoCloseable {
    static final String TEXT = "The quick brown fox jumps over the lazy dög. ";
    private static final Duration PACE = Duration.ofMillis(5);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EndlessProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", EndlessProvider::stream);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; ; i++) {
                char next = TEXT.charAt(i % TEXT.length());
                String frame = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + next + "\"}}]}\n\n";
                out.write(frame.getBytes(StandardCharsets.UTF_8));
                out.flush();
                LockSupport.parkNanos(PACE.toNanos());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
