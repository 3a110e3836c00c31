package app.hearth.desktop;

import app.hearth.common.client.HearthClient;
import app.hearth.common.key.ModelRef;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A provider in OpenAI's format whose models can sit in a council: each answers, judges and writes as chairman at
/// once,
/// unless its test holds it back, has it fail, or puts other words into its mouth. Thread-safe.
public final class SeatedProvider implements AutoCloseable {
    public static final String NAME = "seated";

    private static final Pattern LABEL = Pattern.compile("name=\"(Response [A-Z])\"");

    private static final Duration MOMENT = Duration.ofMillis(100);

    private final HttpServer server;
    private final int models;
    private final Set<Call> held = new HashSet<>();
    private final Set<Call> failing = new HashSet<>();
    private final Set<Call> cut = new HashSet<>();
    private final Map<Call, String> words = new HashMap<>();
    private final List<Call> asked = new ArrayList<>();

    /// What a model is asked for in a council.
    public enum Part {
        ANSWER,
        VOTE,
        CHAIR
    }

    private record Call(int model, Part part) {}

    /// With models of the numbers 1 to `models`.
    public SeatedProvider(int models) throws IOException {
        this.models = models;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", this::list);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    public static ModelRef model(int number) {
        return new ModelRef(NAME, id(number));
    }

    /// How a model is called.
    public static String id(int number) {
        return "model-" + number;
    }

    /// What a model answers unless it was told otherwise.
    public static String answerOf(int number) {
        return "This is what model " + number + " has to say.";
    }

    public static String chairmanOf(int number) {
        return "Model " + number + " sums it up.";
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /// Lets someone use it.
    public void serve(HearthClient client) {
        try (Secret key = Secret.of("seated-key")) {
            var _ = client.keys().save(new SaveKey(NAME, key, baseUrl().toString(), "Seated"));
        }
    }

    /// From now on it begins, and waits to be released before it goes on.
    public synchronized void hold(int model, Part part) {
        held.add(new Call(model, part));
    }

    public synchronized void release(int model, Part part) {
        held.remove(new Call(model, part));
        notifyAll();
    }

    public synchronized void fail(int model, Part part) {
        failing.add(new Call(model, part));
    }

    /// From now on it breaks off in the middle.
    public synchronized void cut(int model, Part part) {
        cut.add(new Call(model, part));
    }

    private synchronized boolean isCut(Call call) {
        return cut.contains(call);
    }

    public synchronized void recover(int model, Part part) {
        failing.remove(new Call(model, part));
    }

    public synchronized void say(int model, Part part, String text) {
        words.put(new Call(model, part), text);
    }

    /// How often it was asked.
    public synchronized int asked(int model, Part part) {
        return (int) asked.stream().filter(new Call(model, part)::equals).count();
    }

    private void list(HttpExchange exchange) throws IOException {
        List<Map<String, Object>> all = IntStream.rangeClosed(1, models)
                .mapToObj(number -> Map.<String, Object>of(
                        "id",
                        id(number),
                        "object",
                        "model",
                        "pricing",
                        Map.of("prompt", "0.000002", "completion", "0.00001")))
                .toList();
        byte[] list = Json.write(Map.of("data", all)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, list.length);
        exchange.getResponseBody().write(list);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = Json.lenient().readTree(exchange.getRequestBody());
        JsonNode messages = request.path("messages");
        String last = text(messages.path(messages.size() - 1).path("content"));
        int number = Integer.parseInt(request.path("model").asText().replaceAll("\\D", ""));
        Part part = last.contains("FINAL RANKING:")
                ? Part.VOTE
                : last.contains("You write the one") ? Part.CHAIR : Part.ANSWER;
        Call call = new Call(number, part);
        if (begin(call)) {
            refuse(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            String words = words(call, last);
            int half = words.length() / 2;
            send(out, delta(words.substring(0, half)));
            while (isHeld(call)) {
                out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8)); // throws when nobody listens
                out.flush();
            }
            if (isCut(call)) {
                return;
            }
            send(out, delta(words.substring(half)));
            send(
                    out,
                    Json.write(Map.of(
                            "choices",
                            List.of(Map.of("delta", Map.of(), "finish_reason", "stop")),
                            "usage",
                            Map.of("prompt_tokens", 100, "completion_tokens", 20))));
            send(out, "[DONE]");
        }
    }

    /// Whether it fails.
    private synchronized boolean begin(Call call) {
        asked.add(call);
        return failing.contains(call);
    }

    /// Waits a moment while it is held.
    private synchronized boolean isHeld(Call call) throws IOException {
        long until = System.nanoTime() + MOMENT.toNanos();
        try {
            while (held.contains(call) && System.nanoTime() < until) {
                wait(MOMENT.toMillis());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return held.contains(call);
    }

    private synchronized String words(Call call, String last) {
        return Optional.ofNullable(words.get(call)).orElseGet(() -> switch (call.part()) {
            case ANSWER -> answerOf(call.model());
            case VOTE -> ranking(last);
            case CHAIR -> chairmanOf(call.model());
        });
    }

    /// All judges agree: by the letters of the answers.
    private static String ranking(String asked) {
        List<String> labels = LABEL.matcher(asked)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .sorted()
                .toList();
        StringBuilder text = new StringBuilder("I have read them all.\n\nFINAL RANKING:\n");
        for (int index = 0; index < labels.size(); index++) {
            text.append(index + 1).append(". ").append(labels.get(index)).append('\n');
        }
        return text.toString();
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        byte[] body = Json.write(Map.of("error", Map.of("message", "not today", "code", 400)))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String text(JsonNode content) {
        return content.isTextual()
                ? content.asText()
                : content.path(0).path("text").asText();
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
