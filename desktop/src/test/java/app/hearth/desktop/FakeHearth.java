package app.hearth.desktop;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.secret.Secret;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A server that answers what it was told to, over real HTTP: for windows and view models, which are not about the
/// server. Thread-safe.
public final class FakeHearth implements EmbeddedServer, RunningServer {
    private final HttpServer http;
    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile OptionalInt wait = OptionalInt.empty();

    public FakeHearth() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    private record Canned(int status, String body) {}

    /// From now on whatever is refused may be tried again after `seconds`.
    public FakeHearth waiting(int seconds) {
        wait = OptionalInt.of(seconds);
        return this;
    }

    /// From now on `call` (`GET /models`) is answered so.
    public FakeHearth on(String call, int status, String body) {
        answers.put(call, new Canned(status, body));
        return this;
    }

    /// A server on which nobody has a profile yet.
    public static FakeHearth empty() {
        return new FakeHearth()
                .on("POST /auth/register", 201, tokens("anna", false, ",\"recovery_code\":\"abcd-efgh-jkmn-pqrs\""))
                .on("POST /auth/login", 200, tokens("anna", true, ""))
                .on("POST /auth/refresh", 200, tokens("anna", false, ""))
                .on("POST /auth/logout", 204, "")
                .on("POST /auth/lock", 204, "")
                .on("POST /auth/unlock", 204, "")
                .on("GET /server", 200, "{\"api\":1,\"features\":[],\"registration\":\"open\"}")
                .on("GET /settings/api-keys", 200, "{\"items\":[]}")
                .on("GET /settings/models", 200, "{\"favourites\":[],\"default_model\":null}")
                .on(
                        "GET /models",
                        200,
                        "{\"items\":[],\"problems\":[],\"providers\":[],\"fetched_at\":\"2026-01-01T00:00:00.000Z\"}")
                .on("GET /conversations", 200, "{\"items\":[]}");
    }

    /// What a sign-in answers.
    public static String tokens(String name, boolean hasPassword, String more) {
        return """
                {"access_token":"a.b.c","refresh_token":"s.1.a.v","token_type":"bearer","expires_in":600%s,
                "notices":[],"user":%s}""".formatted(more, user(name, hasPassword));
    }

    /// The same, told once that a sign-in was used in two places at that time.
    public static String tokensAfterTheft(String name, String at) {
        return tokens(name, true, "")
                .replace("\"notices\":[]", "\"notices\":[{\"kind\":\"refresh_theft\",\"at\":\"" + at + "\"}]");
    }

    public static String user(String name, boolean hasPassword) {
        return """
                {"id":"0199e7a2-0000-7000-8000-000000000001","username":"%s","display_name":"%s","email":null,
                "email_verified":false,"role":"admin","is_admin":true,"is_active":true,"has_password":%s,
                "has_totp":false,"avatar_color":"#0b6e4f","preferences":{},
                "created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}""".formatted(name, name, hasPassword);
    }

    public static String problem(int status, String code) {
        return """
                {"type":"about:blank","title":"t","status":%d,"detail":"d","code":"%s"}""".formatted(status, code);
    }

    public static String key(String provider, String hint, String state) {
        return """
                {"provider":"%s","base_url":"https://example.org/v1","label":null,"key_hint":"%s","state":"%s",
                "created_at":"2026-01-01T00:00:00.000Z","updated_at":"2026-01-01T00:00:00.000Z"}""".formatted(provider, hint, state);
    }

    /// What was asked so far, as `POST /auth/login {…}`.
    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
            String call = exchange.getRequestMethod() + " " + path;
            requests.add((call + " " + body).strip());
            Canned canned = answers.getOrDefault(call, new Canned(404, problem(404, "not_found")));
            byte[] bytes = canned.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", canned.status() < 400 ? "application/json" : "application/problem+json");
            if (canned.status() >= 400) {
                wait.ifPresent(seconds -> exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds)));
            }
            exchange.sendResponseHeaders(canned.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public RunningServer start(ServerConfig config) {
        return this;
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public Optional<Secret> launchSecret() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> demoProvider() {
        return Optional.empty();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
