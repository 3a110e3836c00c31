package app.hearth.server.http;

import static app.hearth.server.http.TestServer.post;
import static app.hearth.server.http.TestServer.request;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.wire.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class AnswersIT {
    private static final String JSON_OF_100 =
            "Content-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n";

    private final AtomicInteger handled = new AtomicInteger();
    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer(
                Route.get("/fails", request -> {
                    throw new IllegalStateException("a secret in a message");
                }),
                Route.get("/deep", request -> Reply.ok(new TestServer.Name(endless(0)))),
                Route.get("/busy", request -> {
                    throw HttpFailure.rateLimited("Too many.", Duration.ofSeconds(7));
                }),
                Route.get(
                                "/who",
                                request -> Reply.ok(new TestServer.Name(request.optionalCaller()
                                        .map(caller -> caller.owner().toString())
                                        .orElse("nobody"))))
                        .open(Access.OPTIONAL),
                Route.get(
                        "/items/{id}",
                        request -> Reply.ok(new TestServer.Name(
                                request.path("id") + "|" + request.query("q").orElse("-") + "|" + request.target()))),
                Route.post("/items", request -> {
                    handled.incrementAndGet();
                    return Reply.created(new TestServer.Name("made")).version(1).made();
                }),
                Route.patch(
                        "/items/{id}",
                        request -> Reply.ok(new TestServer.Name(
                                request.expectedVersion().map(String::valueOf).orElse("any")))),
                Route.delete("/items/{id}", request -> Reply.noContent()));
    }

    private static String endless(int depth) {
        return depth < 0 ? "" : endless(depth + 1) + depth;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void healthNeedsNoLoginAndReadinessTellsTheTruth() throws Exception {
        assertThat(raw("GET /healthz HTTP/1.1\r\nHost: @HOST\r\n\r\n").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(raw("GET /readyz HTTP/1.1\r\nHost: @HOST\r\n\r\n").body()).isEqualTo("{\"status\":\"ready\"}");
        server.ready.set(false);
        try {
            RawClient.Answered answer = raw("GET /readyz HTTP/1.1\r\nHost: @HOST\r\n\r\n");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("content-type")).hasValue("application/problem+json");
        } finally {
            server.ready.set(true);
        }
        assertThat(raw("POST /healthz HTTP/1.1\r\nHost: @HOST\r\n\r\n").header("allow"))
                .hasValue("GET, HEAD");
    }

    @Test
    void everyAnswerIsCountedByItsTemplateAndTheFiguresAreForThisMachineAlone() throws Exception {
        server.telemetry.answers.clear();
        raw(TestServer.request("GET", "/me", ""));
        raw(TestServer.request("GET", "/nowhere", ""));
        raw("BREW /api/v1/me HTTP/1.1\r\nHost: @HOST\r\n\r\n");
        assertThat(server.telemetry.answers).containsExactly("GET /me 200", "GET none 404", "OTHER none 405");
        RawClient.Answered figures = raw("GET /metrics HTTP/1.1\r\nHost: @HOST\r\n\r\n");
        assertThat(figures.body()).isEqualTo("hearth_answers 3\n");
        assertThat(figures.header("content-type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(figures.header("cache-control")).hasValue("no-store");
        for (String proxy : List.of("Forwarded: for=203.0.113.7", "X-Forwarded-For: 203.0.113.7", "Via: 1.1 proxy")) {
            String request = "GET /metrics HTTP/1.1\r\nHost: @HOST\r\n" + proxy + "\r\n\r\n";
            assertThat(raw(request).status()).as(proxy).isEqualTo(401);
        }
    }

    @Test
    void aTokenIsAskedForBeforeAnythingOfTheBodyIsRead() throws Exception {
        String head = TestServer.request("POST", "/items", JSON_OF_100).replace("Authorization: Bearer good\r\n", "");
        head = head.substring(0, head.length() - 2);
        RawClient.Answered missing = raw(head + "\r\n");
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.header("www-authenticate")).hasValue("Bearer");
        assertThat(missing.header("connection")).hasValue("close");
        assertThat(raw(head + "Authorization: Bearer stale\r\n\r\n").body()).contains("token_expired");
        assertThat(raw(head + "Authorization: Basic Z29vZA==\r\n\r\n").body()).contains("unauthorized");
        assertThat(raw("GET /api/v1/me HTTP/1.1\r\nHost: @HOST\r\nAuthorization: Bearer revoked\r\n\r\n")
                        .body())
                .contains("session_revoked");
    }

    @Test
    void anOpenRouteKnowsItsCallerOnlyByAGoodToken() throws Exception {
        String head = "GET /api/v1/who HTTP/1.1\r\nHost: @HOST\r\n";
        assertThat(raw(head + "\r\n").body()).contains("nobody");
        assertThat(raw(head + "Authorization: Bearer stale\r\n\r\n").body()).contains("nobody");
        assertThat(raw(head + "Authorization: Bearer revoked\r\n\r\n").body()).contains("nobody");
        assertThat(server.get("/who", "").body()).doesNotContain("nobody");
    }

    @Test
    void anUnknownPathIsNotFoundAndAKnownOneNamesItsMethods() throws Exception {
        assertThat(server.get("/nothing", "").body()).contains("\"not_found\"");
        assertThat(raw("GET / HTTP/1.1\r\nHost: @HOST\r\n\r\n").status()).isEqualTo(404);
        assertThat(raw("GET /api/v1 HTTP/1.1\r\nHost: @HOST\r\n\r\n").status()).isEqualTo(404);
        assertThat(raw("GET /api/v1x/me HTTP/1.1\r\nHost: @HOST\r\n\r\n").status())
                .isEqualTo(404);
        RawClient.Answered wrong = raw(request("PUT", "/items/1", ""));
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("allow")).hasValue("GET, HEAD, PATCH, DELETE");
    }

    @Test
    void onlyJsonIsTakenAndAReadHasNoBody() throws Exception {
        for (String type : new String[] {"text/plain", "application/json; charset=latin1", "application/jsonx", ""}) {
            RawClient.Answered answer =
                    raw(request("POST", "/items", "Content-Type: " + type + "\r\nContent-Length: 2\r\n") + "{}");
            assertThat(answer.status()).as(type).isEqualTo(415);
        }
        assertThat(raw(request("POST", "/items", "Content-Length: 2\r\n") + "{}")
                        .status())
                .isEqualTo(415);
        assertThat(raw(request(
                                        "POST",
                                        "/items",
                                        "Content-Type: Application/JSON; Charset=\"UTF-8\"\r\nContent-Length: 2\r\n")
                                + "{}")
                        .status())
                .isEqualTo(201);
        assertThat(raw(request("POST", "/items", "")).status()).isEqualTo(201);
        assertThat(raw(request("GET", "/me", "Content-Length: 2\r\n") + "{}").status())
                .isEqualTo(400);
    }

    @Test
    void aFaultOfOursTellsNothing() throws Exception {
        for (String path : new String[] {"/fails", "/deep"}) {
            RawClient.Answered answer = server.get(path, "");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("\"internal\"")
                    .doesNotContain("secret")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void aLimitedCallerLearnsWhenToComeBack() throws Exception {
        RawClient.Answered answer = server.get("/busy", "");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).hasValue("7");
        assertThat(answer.body()).contains(ErrorCode.RATE_LIMITED.code());
    }

    @Test
    void whatTheCallerHasAlreadyIsNotSentAgain() throws Exception {
        RawClient.Answered first = server.get("/me", "");
        String tag = first.header("etag").orElseThrow();
        assertThat(tag).matches("\"3-[A-Za-z0-9_-]{16}\"");
        assertThat(first.header("cache-control")).hasValue("private, no-cache");
        for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "\"x\"," + tag + ",\"y\"", "*"}) {
            RawClient.Answered again = server.get("/me", "If-None-Match: " + known + "\r\n");
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.header("etag")).hasValue(tag);
        }
        for (String other : new String[] {"\"x\"", tag.replace("3-", "4-"), tag.replace("\"", "")}) {
            assertThat(server.get("/me", "If-None-Match: " + other + "\r\n").status())
                    .as(other)
                    .isEqualTo(200);
        }
        assertThat(server.get("/who", "").header("etag").orElseThrow()).matches("\"[A-Za-z0-9_-]{16}\"");
        assertThat(raw(post("/items", "{}")).header("etag").orElseThrow()).startsWith("\"1-");
        assertThat(raw(post("/items", "{}")).header("cache-control")).hasValue("no-store");
    }

    @Test
    void headIsGetWithoutItsBody() throws Exception {
        RawClient.Answered got = server.get("/me", "");
        try (RawClient client = server.connect()) {
            client.send(request("HEAD", "/me", ""));
            RawClient.Answered head = client.answerToHead();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-length")).isEqualTo(got.header("content-length"));
            assertThat(head.header("etag")).isEqualTo(got.header("etag"));
            client.send(request("GET", "/me", ""));
            assertThat(client.answer().body()).isEqualTo(got.body());
        }
    }

    @Test
    void ifMatchNamesTheVersionExpected() throws Exception {
        assertThat(patch("")).contains("\"any\"");
        assertThat(patch("If-Match: *\r\n")).contains("\"any\"");
        assertThat(patch("If-Match: \"3-abc-d\"\r\n")).contains("\"3\"");
        assertThat(patch("If-Match: W/\"12\"\r\n")).contains("\"12\"");
        for (String odd : new String[] {"3", "\"\"", "\"abc\"", "\"-3\"", "\"99999999999\""}) {
            assertThat(patch("If-Match: " + odd + "\r\n")).as(odd).contains("version_mismatch");
        }
    }

    private String patch(String headers) throws Exception {
        return raw(request("PATCH", "/items/1", "Content-Type: application/json\r\nContent-Length: 2\r\n" + headers)
                        + "{}")
                .body();
    }

    @Test
    void pathAndQueryAreDecodedOnce() throws Exception {
        assertThat(server.get("/items/a%20b%C3%A4%2525?q=c+d%2Be&empty=&flag", "")
                        .body())
                .contains("a bä%25|c d+e|/items/a%20b");
    }

    @Test
    void aConnectionServesManyRequestsAlsoAfterErrors() throws Exception {
        try (RawClient client = server.connect()) {
            String get = request("GET", "/me", "");
            client.send(get
                    + request("GET", "/nothing", "")
                    + post("/items", "not json")
                    + get
                    + post("/echo", "{\"name\":\"x\"}")
                    + request("DELETE", "/items/1", "")
                    + get);
            int[] wanted = {200, 404, 201, 200, 201, 204, 200};
            for (int status : wanted) {
                assertThat(client.answer().status()).isEqualTo(status);
            }
            client.send(get);
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void theRestOfARefusedBodyIsNeverTakenForARequest() throws Exception {
        int before = handled.get();
        String smuggled = post("/items", "{}");
        try (RawClient client = server.connect()) {
            client.send(request(
                    "POST",
                    "/items",
                    "Content-Type: text/plain\r\nContent-Length: " + (smuggled.length() + 5) + "\r\n"));
            client.send(smuggled);
            assertThat(client.answer().status()).isEqualTo(415);
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(handled.get()).isEqualTo(before);
    }

    @Test
    void aBodyMayArriveByteByByte() throws Exception {
        String json = "{\"name\":\"x\"}";
        StringBuilder body = new StringBuilder();
        json.chars().forEach(c -> body.append("1\r\n").append((char) c).append("\r\n"));
        body.append("0\r\n\r\n");
        try (RawClient client = server.connect()) {
            client.send(request("POST", "/echo", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"));
            for (int i = 0; i < body.length(); i++) {
                client.send(body.substring(i, i + 1));
            }
            assertThat(client.answer().body()).isEqualTo(json);
            client.send(request("GET", "/me", ""));
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void brokenChunksEndTheConnectionUnhandled() throws Exception {
        int before = handled.get();
        try (RawClient client = server.connect()) {
            client.send(request("POST", "/items", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"));
            client.send("zz\r\nabc\r\n" + post("/items", "{}"));
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(handled.get()).isEqualTo(before);
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws Exception {
        try (RawClient client = server.connect()) {
            client.send(request(
                    "POST",
                    "/echo",
                    "Content-Type: application/json\r\nContent-Length: 12\r\nExpect: 100-continue\r\n"));
            assertThat(client.answer().status()).isEqualTo(100);
            client.send("{\"name\":\"x\"}");
            assertThat(client.answer().status()).isEqualTo(201);
        }
        try (RawClient client = server.connect()) {
            client.send(request(
                    "POST",
                    "/echo",
                    "Content-Type: application/json\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n"));
            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void noAnswerLacksNosniff() throws Exception {
        for (RawClient.Answered answer : List.of(
                server.get("/me", ""),
                raw(post("/items", "{}")),
                raw(request("DELETE", "/items/1", "")),
                server.get("/me", "If-None-Match: *\r\n"),
                raw("GET /healthz HTTP/1.1\r\nHost: @HOST\r\n\r\n"))) {
            assertThat(answer.header("x-content-type-options")).hasValue("nosniff");
        }
    }

    private RawClient.Answered raw(String request) throws Exception {
        return RawClient.once(server.address(), request);
    }
}
