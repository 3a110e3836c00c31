package app.hearth.common.client;

import app.hearth.common.account.Login;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/// A server that hands out numbered tokens (`access-1`, `refresh-1`, …) and takes only the newest access token.
/// What a test queues for a path is answered first.
final class FakeHearth extends Dispatcher implements AutoCloseable {
    static final Login LOGIN = new Login("ada", null, Secret.of("correct horse"), null, null);
    static final Timeouts QUICK = new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            3);

    final MockWebServer server = new MockWebServer();
    final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();
    final AtomicInteger generation = new AtomicInteger();
    private final Queue<Planned> planned = new ConcurrentLinkedQueue<>();

    private record Planned(String path, MockResponse response) {}

    FakeHearth() throws IOException {
        server.setDispatcher(this);
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    HearthClient client(TokenStore store) {
        return new HearthClient(ClientOptions.to(address()).withTokens(store), QUICK);
    }

    /// The next request whose path below the base begins like this gets that answer.
    void plan(String path, MockResponse response) {
        planned.add(new Planned("/api/v1" + path, response));
    }

    /// From now on no access token given so far is accepted.
    void expireAccess() {
        generation.incrementAndGet();
    }

    List<RecordedRequest> requestsTo(String path) {
        return requests.stream()
                .filter(request -> request.getTarget().startsWith("/api/v1" + path))
                .toList();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        Optional<Planned> next = planned.stream()
                .filter(plan -> request.getTarget().startsWith(plan.path))
                .findFirst();
        if (next.isPresent() && planned.remove(next.get())) {
            return next.get().response;
        }
        String path = request.getTarget().substring("/api/v1".length());
        return switch (path) {
            case "/auth/login", "/auth/register", "/auth/refresh" -> json(200, tokens(generation.incrementAndGet()));
            case "/server" -> json(200, "{\"api\":1,\"features\":[],\"registration\":\"open\",\"later\":{}}");
            default -> mayEnter(request) ? json(200, answer(path)) : problem(ErrorCode.TOKEN_EXPIRED);
        };
    }

    private boolean mayEnter(RecordedRequest request) {
        return ("Bearer access-" + generation.get()).equals(request.getHeaders().get("Authorization"));
    }

    private static String answer(String path) {
        return path.equals("/auth/me") ? user() : "{\"items\":[],\"next_cursor\":null}";
    }

    static String tokens(int number) {
        return """
                {"access_token":"access-%d","refresh_token":"refresh-%d","token_type":"bearer","expires_in":600,"user":%s,"notices":[]}""".formatted(number, number, user());
    }

    static String user() {
        return """
                {"id":"018f3c1e-7b1a-7def-8abc-0123456789ab","username":"ada","display_name":"Ada","email":null,
                "email_verified":false,"role":"member","is_admin":false,"is_active":true,"has_password":true,
                "has_totp":false,"avatar_color":"#123456","preferences":{},"of_a_newer_server":1,
                "created_at":"2026-01-02T03:04:05.678Z","updated_at":"2026-01-02T03:04:05.678Z"}""";
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static MockResponse problem(ErrorCode code) {
        try {
            return json(code.status(), Json.lenient().writeValueAsString(Problem.of(code, "told: " + code.code())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The request arrives and takes effect, but its answer is lost.
    static MockResponse lost() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    static @Nullable String header(RecordedRequest request, String name) {
        return request.getHeaders().get(name);
    }

    static JsonNode body(RecordedRequest request) throws IOException {
        return Json.lenient().readTree(Objects.requireNonNull(request.getBody()).utf8());
    }

    @Override
    public void close() {
        server.close();
    }
}
