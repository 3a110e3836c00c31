package app.hearth.server.council;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A provider on loopback whose models sit in councils, all at once: each answers, judges and writes as a test tells
/// it to, and well when it is told nothing. It is an Ollama too, for whoever asks in that protocol.
final class SeatedProvider implements AutoCloseable {
    private static final String OLLAMA = "/api/chat";
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern SHOWN = Pattern.compile("name=\"Response ([A-Z])\"");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger hungUp = new AtomicInteger();

    /// What a model is asked for.
    enum Part {
        SEAT,
        JUDGE,
        REPAIR,
        CHAIRMAN
    }

    /// A question to a model.
    ///
    /// @param path at which it was asked
    record Asked(String path, String model, Part part, JsonNode body) {
        String said(int message) {
            return content(body.path("messages").path(message).path("content"));
        }

        /// All that it was told, in one piece.
        String told() {
            StringBuilder all = new StringBuilder();
            body.path("messages")
                    .forEach(message ->
                            all.append(content(message.path("content"))).append('\n'));
            return all.toString();
        }

        private static String content(JsonNode content) {
            return content.isTextual() ? content.asText() : content.toString();
        }

        /// The labels of the answers that are shown, in their order.
        List<String> labels() {
            return SHOWN.matcher(told())
                    .results()
                    .map(match -> match.group(1))
                    .distinct()
                    .toList();
        }

        /// The label of the answer that holds these words.
        String labelOf(String words) {
            return Pattern.compile(
                            "<answer-(\\w+) name=\"Response ([A-Z])\">\\s*(.*?)\\s*</answer-\\1>", Pattern.DOTALL)
                    .matcher(told())
                    .results()
                    .filter(match -> match.group(3).contains(words))
                    .map((MatchResult match) -> match.group(2))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No answer holds \"" + words + "\": " + told()));
        }
    }

    /// What a model does with a question.
    @FunctionalInterface
    interface Behaviour {
        void answer(Asked asked, Mouth mouth) throws IOException, InterruptedException;
    }

    /// Through which a model speaks.
    final class Mouth {
        private final HttpExchange exchange;
        private final boolean ollama;
        private @Nullable OutputStream out;

        private Mouth(HttpExchange exchange) {
            this.exchange = exchange;
            this.ollama = exchange.getRequestURI().getPath().equals(OLLAMA);
        }

        void say(String text) throws IOException {
            if (ollama) {
                line(Json.write(Map.of("message", Map.of("content", text), "done", false)));
            } else {
                event(Json.write(Map.of("choices", List.of(Map.of("delta", Map.of("content", text))))));
            }
        }

        void think(String text) throws IOException {
            event(Json.write(Map.of("choices", List.of(Map.of("delta", Map.of("reasoning", text))))));
        }

        void finish() throws IOException {
            finish("0.001");
        }

        void finish(String costUsd) throws IOException {
            if (ollama) {
                line("{\"message\": {\"content\": \"\"}, \"done\": true, \"done_reason\": \"stop\","
                        + " \"prompt_eval_count\": 10, \"eval_count\": 5}");
                exchange.close();
                return;
            }
            event("{\"choices\": [], \"usage\": {\"prompt_tokens\": 10, \"completion_tokens\": 5, \"cost\": " + costUsd
                    + "}}");
            event("[DONE]");
            exchange.close();
        }

        void sayAll(String text) throws IOException {
            say(text);
            finish();
        }

        void refuse(int status) throws IOException {
            byte[] body = "{\"error\": {\"message\": \"not today\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        /// Says nothing more, and notes when nobody listens any longer.
        void hang() throws IOException, InterruptedException {
            try {
                OutputStream stream = open();
                for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
                    stream.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                    stream.flush();
                    Thread.sleep(50);
                }
            } catch (IOException e) {
                hungUp.incrementAndGet();
                throw e;
            }
        }

        void await(CountDownLatch gate) throws InterruptedException, IOException {
            if (!gate.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The gate stayed shut.");
            }
        }

        private void event(String data) throws IOException {
            line("data: " + data + "\n");
        }

        private void line(String data) throws IOException {
            OutputStream stream = open();
            stream.write((data + "\n").getBytes(StandardCharsets.UTF_8));
            stream.flush();
        }

        private OutputStream open() throws IOException {
            OutputStream stream = out;
            if (stream == null) {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                stream = exchange.getResponseBody();
                out = stream;
            }
            return stream;
        }
    }

    SeatedProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.createContext(OLLAMA, this::answer);
        server.start();
    }

    /// From now on it tells this list of models.
    void list(String body) {
        server.createContext("/v1/models", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /// From now on this model does so.
    void when(String model, Part part, Behaviour behaviour) {
        behaviours.put(model + " " + part, behaviour);
    }

    List<Asked> asked(Part part) {
        return asked.stream().filter(question -> question.part() == part).toList();
    }

    Asked asked(String model, Part part) {
        return asked(part).stream()
                .filter(question -> question.model().equals(model))
                .findFirst()
                .orElseThrow(() -> new AssertionError(model + " was not asked as " + part));
    }

    void forget() {
        asked.clear();
    }

    /// How many answers could not be delivered, because who asked no longer listens.
    int hungUp() {
        return hungUp.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body =
                Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
        Asked question =
                new Asked(exchange.getRequestURI().getPath(), body.path("model").asText(), part(body), body);
        asked.add(question);
        try {
            behaviours
                    .getOrDefault(question.model() + " " + question.part(), SeatedProvider::behaveWell)
                    .answer(question, new Mouth(exchange));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Part part(JsonNode body) {
        JsonNode messages = body.path("messages");
        String last = messages.path(messages.size() - 1).path("content").toString();
        if (last.contains("Your ranking cannot be counted")) {
            return Part.REPAIR;
        }
        if (last.contains("You write the one answer")) {
            return Part.CHAIRMAN;
        }
        return last.contains("You judge these answers") ? Part.JUDGE : Part.SEAT;
    }

    private static void behaveWell(Asked asked, Mouth mouth) throws IOException {
        switch (asked.part()) {
            case SEAT -> mouth.sayAll(answerOf(asked.model()));
            case JUDGE, REPAIR ->
                mouth.sayAll("All are fine.\n\n"
                        + ranking(asked.labels().stream().sorted().toList()));
            case CHAIRMAN -> mouth.sayAll("Together we say so.");
        }
    }

    static String answerOf(String model) {
        return "The word of " + model + ".";
    }

    static String ranking(List<String> labels) {
        StringBuilder lines = new StringBuilder("FINAL RANKING:");
        for (String label : labels) {
            lines.append('\n')
                    .append(labels.indexOf(label) + 1)
                    .append(". Response ")
                    .append(label);
        }
        return lines.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
