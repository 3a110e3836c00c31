package app.hearth.desktop;

import app.hearth.common.client.HearthClient;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A provider in OpenAI's format that begins each answer at once and ends it when its test says so. Thread-safe.
public final class PatientProvider implements AutoCloseable {
    public static final String NAME = "patient";
    public static final String MODEL = "patient-one";

    /// What every answer begins with, at once.
    public static final String BEGINNING = "Let me see. ";

    private static final String BROKEN = "\u0000";

    private final HttpServer server;
    private final List<Asked> asked = new ArrayList<>();

    /// A request, and how its answer is to end.
    private record Asked(String question, BlockingQueue<String> ending) {}

    public PatientProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", exchange -> {
            byte[] list = Json.write(Map.of("data", List.of(Map.of("id", MODEL, "object", "model"))))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, list.length);
            exchange.getResponseBody().write(list);
            exchange.close();
        });
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    /// The base URL to enter for it.
    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /// Lets someone use it.
    public void serve(HearthClient client) {
        try (Secret key = Secret.of("patient-key")) {
            var _ = client.keys().save(new SaveKey(NAME, key, baseUrl().toString(), "Patient"));
        }
    }

    /// Ends the answer that was begun last.
    public void end(String text) {
        synchronized (asked) {
            asked.getLast().ending().add(text);
        }
    }

    /// Breaks it off.
    public void breakOff() {
        end(BROKEN);
    }

    /// The last question of each request, in order.
    public List<String> asked() {
        synchronized (asked) {
            return asked.stream().map(Asked::question).toList();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode messages = Json.lenient().readTree(exchange.getRequestBody()).path("messages");
        Asked request =
                new Asked(text(messages.path(messages.size() - 1).path("content")), new LinkedBlockingQueue<>());
        synchronized (asked) {
            asked.add(request);
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            send(out, delta(BEGINNING));
            String end = waitForEnd(out, request.ending());
            if (end.equals(BROKEN)) {
                return;
            }
            send(out, delta(end));
            send(out, Json.write(Map.of("choices", List.of(Map.of("delta", Map.of(), "finish_reason", "stop")))));
            send(out, "[DONE]");
        }
    }

    private static String text(JsonNode content) {
        return content.isTextual()
                ? content.asText()
                : content.path(0).path("text").asText();
    }

    /// A comment now and then shows whether anybody still listens; it throws when nobody does.
    private static String waitForEnd(OutputStream out, BlockingQueue<String> ending) throws IOException {
        try {
            while (true) {
                String end = ending.poll(100, TimeUnit.MILLISECONDS);
                if (end != null) {
                    return end;
                }
                out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String delta(String text) {
        return Json.write(Map.of("choices", List.of(Map.of("delta", Map.of("content", text)))));
    }

    private static void send(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
