package app.hearth.desktop.tour;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// What a tour finds where an Ollama would run: silent at first, and then one with three models.
public final class StandInOllama implements AutoCloseable {
    private final HttpServer server;

    public StandInOllama() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        says("/api/version", "{\"version\":\"0.12.3\"}");
        says("/api/tags", "{\"models\":[{\"name\":\"gemma3:4b\"},{\"name\":\"qwen3:8b\"},{\"name\":\"llama3.2:3b\"}]}");
    }

    private void says(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// From now on whoever looks finds it.
    void wake() {
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
