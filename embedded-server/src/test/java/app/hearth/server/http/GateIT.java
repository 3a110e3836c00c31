package app.hearth.server.http;

import static app.hearth.server.http.TestServer.request;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GateIT {
    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@HOST", "127.0.0.1", "localhost", "LocalHost", "[::1]", "hearth.lan"})
    void aKnownHostIsLetIn(String host) throws Exception {
        assertThat(raw("GET /api/v1/me HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer good\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1:1", "127.0.0.1.evil.example", "localhost.", "2130706433"})
    void aForeignHostIsForbiddenBeforeAnythingElse(String host) throws Exception {
        for (String path : List.of("/api/v1/me", "/healthz", "/readyz", "/nothing")) {
            expectProblem(raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"), 403, "forbidden");
        }
    }

    @Test
    void aRequestNamesItsHostOnce() throws Exception {
        assertThat(raw("GET /healthz HTTP/1.1\r\n\r\n").status()).isEqualTo(400);
        assertThat(raw("GET /healthz HTTP/1.0\r\n\r\n").status()).isEqualTo(400);
        assertThat(raw("GET /healthz HTTP/1.1\r\nHost: @HOST\r\nHost: @HOST\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: https://friend.example\r\nOrigin: https://evil.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site"
            })
    void aForeignPageIsForbidden(String headers) throws Exception {
        expectProblem(server.get("/me", headers + "\r\n"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://friend.example", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none"})
    void aListedOriginIsLetIn(String headers) throws Exception {
        assertThat(server.get("/me", headers + "\r\n").status()).isEqualTo(200);
    }

    @Test
    void aPageOfAListedOriginMayBeOfAnotherSiteAndReadsItsAnswers() throws Exception {
        String page = "Origin: https://friend.example\r\nSec-Fetch-Site: cross-site\r\n";
        RawClient.Answered good = server.get("/me", page);
        assertThat(good.status()).isEqualTo(200);
        for (RawClient.Answered answer : List.of(good, server.get("/nowhere", page))) {
            assertThat(answer.header("access-control-allow-origin")).hasValue("https://friend.example");
            assertThat(answer.header("access-control-allow-credentials")).isEmpty();
            assertThat(answer.header("access-control-expose-headers")).hasValue("ETag, Retry-After");
        }
        RawClient.Answered none = server.get("/me", "");
        assertThat(none.header("vary")).hasValue("Origin");
        assertThat(none.header("access-control-allow-origin")).isEmpty();
        RawClient.Answered foreign = server.get("/me", "Origin: https://evil.example\r\n");
        assertThat(foreign.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void aPreflightOfAListedOriginIsAnsweredWithoutACredentialAndNoOtherIs() throws Exception {
        String question = "OPTIONS /api/v1/me HTTP/1.1\r\nHost: @HOST\r\nAccess-Control-Request-Method: PUT\r\n";
        RawClient.Answered answer = raw(question + "Origin: https://friend.example\r\n\r\n");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("access-control-allow-origin")).hasValue("https://friend.example");
        assertThat(answer.header("access-control-allow-methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("PUT", "PATCH", "DELETE"));
        assertThat(answer.header("access-control-allow-headers"))
                .hasValueSatisfying(headers -> assertThat(headers).contains("Authorization", "X-CSRF-Token"));
        assertThat(raw(question + "Origin: https://evil.example\r\n\r\n").status())
                .isEqualTo(403);
        assertThat(raw(question + "\r\n").status()).isEqualTo(405);
    }

    @Test
    void anAbsoluteTargetMayNameOnlyThisServer() throws Exception {
        String rest = " HTTP/1.1\r\nHost: @HOST\r\nAuthorization: Bearer good\r\n\r\n";
        assertThat(raw("GET http://@HOST/api/v1/me" + rest).status()).isEqualTo(200);
        assertThat(raw("GET http://evil.example/api/v1/me" + rest).status()).isBetween(400, 403);
        assertThat(raw("GET http://evil.example/api/v1/me HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                        .status())
                .isEqualTo(403);
        assertThat(raw("GET https://@HOST/api/v1/me" + rest).status()).isBetween(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PROPFIND", "get"})
    void aMethodThatIsNotOfferedIsNamedWithThoseThatAre(String method) throws Exception {
        RawClient.Answered answer = raw(request(method, "/me", ""));
        expectProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
    }

    @Test
    void connectIsRefused() throws Exception {
        assertThat(raw("CONNECT evil.example:443 HTTP/1.1\r\nHost: @HOST\r\n\r\n")
                        .status())
                .isBetween(400, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Content-Length: 3\r\nContent-Length: 4",
                "Content-Length: 3\r\nContent-Length: 3",
                "Content-Length: +3",
                "Content-Length: -3",
                "Content-Length: 3, 3",
                "Content-Length: 0x3",
                "Content-Length: 99999999999999999999999"
            })
    void aBodyWithOddFramingIsRefusedAndTheConnectionClosed(String headers) throws Exception {
        try (RawClient client = server.connect()) {
            client.send(request("POST", "/echo", "Content-Type: application/json\r\n" + headers + "\r\n") + "abc");
            assertThat(client.answer().status()).isEqualTo(400);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: a\0b", "X-A: a\u0001b", "X-A: a\u007fb", "X-A: a\u000bb"})
    void aControlCharacterInAHeaderIsRefused(String header) throws Exception {
        assertThat(server.get("/me", header + "\r\n").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/./me", "/../v1/me", "/x/../me", "/%2e/me", "/%2E%2e/me", "/x%2fme", "/x%5cme", "/x\\me", "//me",
                        "/me%00",
                "/me%", "/me%4", "/me%zz", "/me%ff", "/me%c3%28", "/me%0d%0a", "/me/.", "/me/..", "/me?a=%",
                        "/me?a=%ff",
                "/me?a=%zz", "/me?a=1&a=2", "/me?a=%00"
            })
    void aTargetWithMoreThanOneMeaningIsRefused(String path) throws Exception {
        assertThat(server.get(path, "").status()).isEqualTo(400);
    }

    @Test
    void aServerOfAnotherProgramIsClosedToEverybodyElse() throws Exception {
        try (TestServer guarded = new TestServer(Optional.of(Secret.of("s3cret")), TestServer.LIMITS)) {
            expectProblem(guarded.get("/me", ""), 403, "forbidden");
            expectProblem(guarded.get("/me", "Hearth-Launch: s3cre\r\n"), 403, "forbidden");
            expectProblem(guarded.get("/me", "Hearth-Launch: s3cret\r\nHearth-Launch: s3cret\r\n"), 403, "forbidden");
            expectProblem(guarded.get("/nothing", ""), 403, "forbidden");
            assertThat(guarded.get("/me", "Hearth-Launch: s3cret\r\n").status()).isEqualTo(200);
            assertThat(RawClient.once(guarded.address(), "GET /healthz HTTP/1.1\r\nHost: @HOST\r\n\r\n")
                            .status())
                    .isEqualTo(200);
        }
    }

    private RawClient.Answered raw(String request) throws Exception {
        return RawClient.once(server.address(), request);
    }

    private static void expectProblem(RawClient.Answered answer, int status, String code) throws Exception {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(answer.header("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.header("cache-control")).hasValue("no-store");
        Problem problem = Json.lenient().readValue(answer.body(), Problem.class);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code().code()).isEqualTo(code);
        assertThat(problem.detail()).isNotBlank();
    }
}
