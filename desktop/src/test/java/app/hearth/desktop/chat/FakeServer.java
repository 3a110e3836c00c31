package app.hearth.desktop.chat;

import app.hearth.common.account.Login;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Tokens;
import app.hearth.common.account.User;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.common.key.Models;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Page;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A Hearth server over real HTTP that keeps its conversations in memory and answers as its test tells it. A test
/// that fails a call names a part of its path, the next such call then answers with the problem.
public final class FakeServer implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final List<Model> models = new CopyOnWriteArrayList<>(List.of(
            new Model(
                    "demo",
                    "small",
                    "Demo Small",
                    8_000,
                    null,
                    new BigDecimal("0.000001"),
                    new BigDecimal("0.000002"),
                    null,
                    null),
            new Model(
                    "demo",
                    "large",
                    "Demo Large",
                    128_000,
                    null,
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.00003"),
                    null,
                    null)));

    final List<Models.Unavailable> problems = new CopyOnWriteArrayList<>();
    volatile ModelSettings choices = new ModelSettings(List.of(), null);

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Refusal> refusals = new ArrayDeque<>();
    final FakeFiles files = new FakeFiles();
    final FakeStore store;

    private record Refusal(String method, String path, Problem problem) {}

    public FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = new FakeStore(files);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    /// A client that has signed in.
    public HearthClient client() {
        URI address = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        HearthClient client = new HearthClient(ClientOptions.to(address));
        client.login(new Login("anna", null, Secret.of("a password"), null, null));
        return client;
    }

    /// The next call of this kind is refused.
    public synchronized void refuse(String method, String path, ErrorCode code) {
        refuse(method, path, Problem.of(code, code.title()));
    }

    synchronized void refuse(String method, String path, Problem problem) {
        refusals.add(new Refusal(method, path, problem));
    }

    /// What the next run writes.
    public FakeRun nextRun() {
        return store.nextRun();
    }

    public Conversation conversation(String title, Instant updated, boolean pinned) {
        return store.conversation(title, updated, pinned);
    }

    /// A conversation of so many messages, `message 0` first.
    Conversation conversationOf(int count) {
        Conversation conversation = conversation("Long", NOON, false);
        MessageId parent = null;
        for (int index = 0; index < count; index++) {
            MessageId id = MessageId.next(InstantSource.system());
            Role role = index % 2 == 0 ? Role.USER : Role.ASSISTANT;
            add(FakeStore.message(conversation.id(), id, parent, role, "message " + index));
            parent = id;
        }
        return conversation;
    }

    public List<Message> messages(ConversationId id) {
        return store.messages(id);
    }

    public void add(Message message) {
        store.add(message);
    }

    @Override
    public void close() {
        store.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            URI uri = exchange.getRequestURI();
            String path = uri.getPath().replaceFirst("^/api/v1", "");
            String query = uri.getQuery() == null ? "" : uri.getQuery();
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            requests.add(method + " " + path + (query.isEmpty() ? "" : "?" + query));
            Optional<Problem> refusal = refusal(method, path);
            if (refusal.isPresent()) {
                answer(exchange, refusal.get().status(), refusal.get());
            } else if (path.startsWith("/attachments")) {
                attach(exchange, method, path, bytes);
            } else if (path.endsWith("/events")) {
                stream(exchange, store.run(path.split("/", -1)[2]));
            } else {
                answer(
                        exchange,
                        FakeStore.status(method, path),
                        route(method, path, query, new String(bytes, StandardCharsets.UTF_8)));
            }
        }
    }

    private void attach(HttpExchange exchange, String method, String path, byte[] body) throws IOException {
        if (method.equals("POST")) {
            answer(exchange, 201, files.take(body));
            return;
        }
        Optional<byte[]> found = files.bytes(path.substring(path.lastIndexOf('/') + 1));
        if (found.isEmpty()) {
            answer(exchange, 404, Problem.of(ErrorCode.NOT_FOUND, "There is nothing here."));
        } else {
            exchange.sendResponseHeaders(200, found.get().length);
            exchange.getResponseBody().write(found.get());
        }
    }

    private synchronized Optional<Problem> refusal(String method, String path) {
        for (Refusal refusal : List.copyOf(refusals)) {
            if (refusal.method.equals(method) && path.contains(refusal.path)) {
                refusals.remove(refusal);
                return Optional.of(refusal.problem);
            }
        }
        return Optional.empty();
    }

    private Object route(String method, String path, String query, String body) {
        return switch (path) {
            case "/auth/login", "/auth/refresh" -> tokens();
            case "/models" -> new Models(models, problems, List.of(new Models.Source("demo", NOON, false)), NOON);
            case "/settings/models" ->
                method.equals("GET") ? choices : choose(Json.read(body, ModelSettingsPatch.class));
            default -> store.answer(method, path, query, body);
        };
    }

    private synchronized ModelSettings choose(ModelSettingsPatch patch) {
        List<ModelRef> favourites = new ArrayList<>(choices.favourites());
        favourites.removeAll(Optional.ofNullable(patch.removeFavourites()).orElse(List.of()));
        favourites.addAll(Optional.ofNullable(patch.addFavourites()).orElse(List.of()));
        choices = new ModelSettings(favourites, patch.defaultModel().orElse(choices.defaultModel()));
        return choices;
    }

    private static Tokens tokens() {
        User anna = new User(
                new ProfileId(UUID.randomUUID()),
                "anna",
                "Anna",
                null,
                false,
                app.hearth.common.account.Role.MEMBER,
                false,
                true,
                true,
                false,
                "amber",
                JsonNodeFactory.instance.objectNode(),
                NOON,
                NOON);
        return new Tokens(Secret.of("access"), Secret.of("refresh"), "bearer", 600, anna, List.of(), null);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = status == 204 ? new byte[0] : Json.revealing().writeValueAsBytes(body);
        String type = status >= 400 ? Problem.MEDIA_TYPE : "application/json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, json.length == 0 ? -1 : json.length);
        exchange.getResponseBody().write(json);
    }

    private static void stream(HttpExchange exchange, FakeRun run) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        int sent = 0;
        boolean ended = false;
        while (!ended) {
            List<String> events = run.eventsFrom(sent);
            for (String event : events) {
                sent++;
                out.write(("id: " + sent + "\n" + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                ended |= event.startsWith("event: done") || event.startsWith("event: error");
            }
            out.flush();
        }
    }

    static <T> Page<T> page(List<T> all, String query, int limit) {
        int from = FakeStore.parameter(query, "cursor").map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(new ArrayList<>(all.subList(from, to)), to < all.size() ? String.valueOf(to) : null);
    }
}
