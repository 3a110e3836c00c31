package app.hearth.server.demo;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A running demo provider: an HTTP server on this machine's loopback address that answers with canned text. It takes
/// any key that is not empty. Its threads do not keep the process alive; whoever started it closes it, which ends the
/// answers that still run.
public final class DemoProvider implements AutoCloseable {
    private static final Duration WORD = Duration.ofMillis(33);
    private static final int MAX_BODY = 8 * 1024 * 1024;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final HttpServer server;
    private final ExecutorService workers;
    private final Duration pace;
    private final InstantSource clock;

    private DemoProvider(HttpServer server, Duration pace, InstantSource clock) {
        this.server = server;
        this.pace = pace;
        this.clock = clock;
        this.workers = Executors.newVirtualThreadPerTaskExecutor();
    }

    /// Starts one on a free port, which answers about thirty words a second.
    public static DemoProvider start(InstantSource clock) throws IOException {
        return start(WORD, clock);
    }

    /// Starts one that takes `pace` for each word.
    static DemoProvider start(Duration pace, InstantSource clock) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        DemoProvider provider = new DemoProvider(server, pace, clock);
        server.setExecutor(provider.workers);
        server.createContext("/", provider::answer);
        // The server's own thread is a daemon only if the one that starts it is.
        Thread starter = Thread.ofPlatform().daemon().name("demo-provider").start(server::start);
        try {
            starter.join();
        } catch (InterruptedException e) {
            provider.close();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the demo provider started.", e);
        }
        return provider;
    }

    /// The base URL to enter for it.
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (!hasKey(exchange)) {
                refuse(exchange, 401, "invalid_api_key", "This demo provider takes any key, but not none.");
                return;
            }
            switch (call) {
                case "GET /v1/models" -> send(exchange, 200, models());
                case "POST /v1/chat/completions" -> chat(exchange);
                default -> refuse(exchange, 404, "not_found", "The demo provider has nothing at this address.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasKey(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization != null
                && authorization.startsWith("Bearer ")
                && !authorization.substring("Bearer ".length()).isBlank();
    }

    private ObjectNode models() {
        ObjectNode list = JSON.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        for (DemoModel model : DemoModel.values()) {
            ObjectNode entry = data.addObject()
                    .put("id", model.id())
                    .put("object", "model")
                    .put("name", model.title())
                    .put("owned_by", "hearth")
                    .put("context_length", DemoModel.CONTEXT_LENGTH);
            if (model.priced()) {
                entry.putObject("pricing")
                        .put("prompt", DemoModel.PROMPT_PRICE.toPlainString())
                        .put("completion", DemoModel.COMPLETION_PRICE.toPlainString());
            }
            if (!model.takes().isEmpty()) {
                ArrayNode takes = entry.putObject("architecture").putArray("input_modalities");
                model.takes().forEach(takes::add);
            }
        }
        return list;
    }

    private void chat(HttpExchange exchange) throws IOException, InterruptedException {
        JsonNode body = parsed(exchange.getRequestBody().readNBytes(MAX_BODY));
        if (!body.path("messages").isArray()) {
            refuse(exchange, 400, "invalid_request", "A chat request is a JSON object with a list of messages.");
            return;
        }
        Optional<DemoModel> model = DemoModel.of(body.path("model").asText(""));
        if (model.isEmpty()) {
            refuse(exchange, 404, "model_not_found", "The demo provider has no such model.");
            return;
        }
        DemoRequest request = DemoRequest.of(model.get(), body);
        DemoStream stream = new DemoStream(request, pace, clock.instant().getEpochSecond());
        if (!request.stream()) {
            send(exchange, 200, stream.whole());
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        stream.write(exchange.getResponseBody());
    }

    private static JsonNode parsed(byte[] body) throws IOException {
        try {
            JsonNode root = Json.lenient().readTree(body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        ObjectNode answer = JSON.objectNode();
        answer.putObject("error")
                .put("message", message)
                .put("type", "invalid_request_error")
                .put("code", code);
        send(exchange, status, answer);
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
