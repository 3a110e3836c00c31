package app.hearth.server.testing;

import app.hearth.common.wire.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A provider on loopback that says what a test tells it to, when it tells it to. One question at a time.
public final class ScriptedProvider implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    private final AtomicBoolean hungUp = new AtomicBoolean();
    private final AtomicBoolean listed = new AtomicBoolean();
    private final AtomicReference<String> models = new AtomicReference<>("");
    private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicInteger asked = new AtomicInteger();

    private sealed interface Line {
        record Said(String event) implements Line {}

        record Finished() implements Line {}

        record BrokenOff() implements Line {}
    }

    public ScriptedProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.createContext("/api/", ScriptedProvider::answerAsOllama);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// Every `Authorization` it was sent.
    public List<String> authorizations() {
        return authorizations;
    }

    /// Every question as it was sent.
    public List<String> bodies() {
        return bodies;
    }

    /// Whether an answer could not be delivered, because who asked no longer listens.
    public boolean hungUp() {
        return hungUp.get();
    }

    public void say(String text) {
        piece("content", text);
    }

    public void think(String text) {
        piece("reasoning", text);
    }

    private void piece(String field, String text) {
        lines.add(new Line.Said("data: "
                + Json.write(Map.of("choices", List.of(Map.of("delta", Map.of(field, text)))))
                + "\n\n"));
    }

    /// Keeps the connection alive as OpenRouter does while nobody has begun to answer.
    public void letWait() {
        lines.add(new Line.Said(": OPENROUTER PROCESSING\n\n"));
    }

    /// What the answer took so far.
    public void spend(int prompt, int completion) {
        Map<String, Integer> usage = Map.of("prompt_tokens", prompt, "completion_tokens", completion);
        lines.add(new Line.Said("data: " + Json.write(Map.of("choices", List.of(), "usage", usage)) + "\n\n"));
    }

    /// The same with what it cost.
    public void spend(int prompt, int completion, String costUsd) {
        lines.add(new Line.Said("data: {\"choices\": [], \"usage\": {\"prompt_tokens\": " + prompt
                + ", \"completion_tokens\": " + completion + ", \"cost\": " + costUsd + "}}\n\n"));
    }

    /// From now on it tells this list of models.
    public void list(String body) {
        models.set(body);
        if (listed.compareAndSet(false, true)) {
            server.createContext("/v1/models", this::models);
        }
    }

    /// How often it was asked for its models.
    public int asked() {
        return asked.get();
    }

    /// From now on whoever asks for models waits until the gate is opened.
    public void hold(CountDownLatch gate) {
        held.set(gate);
    }

    private void models(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            byte[] body = models.get().getBytes(StandardCharsets.UTF_8);
            if (!held.get().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            boolean refuses = models.get().isEmpty();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(refuses ? 503 : 200, refuses ? -1 : body.length);
            if (!refuses) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public void finish() {
        lines.add(new Line.Finished());
    }

    public void breakOff() {
        lines.add(new Line.BrokenOff());
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            while (true) {
                Line line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (line instanceof Line.Said said) {
                    deliver(out, said.event().getBytes(StandardCharsets.UTF_8));
                } else if (line instanceof Line.Finished) {
                    out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                    return;
                } else {
                    throw new IOException("broken off");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// As an Ollama that knows nothing about its models and answers at once.
    private static void answerAsOllama(HttpExchange exchange) throws IOException {
        boolean asked = exchange.getRequestURI().getPath().equals("/api/chat");
        String said = asked
                ? "{\"message\":{\"content\":\"Here.\"},\"done\":true,\"done_reason\":\"stop\"}\n"
                : "{\"error\":\"not found\"}";
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(asked ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void deliver(OutputStream out, byte[] piece) throws IOException {
        try {
            out.write(piece);
            out.flush();
        } catch (IOException e) {
            hungUp.set(true);
            throw e;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
