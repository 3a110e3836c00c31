package app.hearth.desktop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// An Ollama with one model that says one thing. Thread-safe.
final class FakeOllama implements AutoCloseable {
    static final String ANSWER = "It takes warmth from outside and brings it in.";

    private final HttpServer server;

    FakeOllama() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        says("/api/version", "{\"version\":\"0.12.3\"}");
        says("/api/tags", "{\"models\":[{\"name\":\"gemma3:4b\",\"model\":\"gemma3:4b\"}]}");
        says("/api/show", "{\"capabilities\":[\"completion\"],\"model_info\":{}}");
        says("/api/ps", "{\"models\":[]}");
        says(
                "/api/chat",
                "{\"message\":{\"role\":\"assistant\",\"content\":\"" + ANSWER
                        + "\"},\"done\":true,\"done_reason\":\"stop\"}\n");
        server.start();
    }

    private void says(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> answer(exchange, bytes));
    }

    private static void answer(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
