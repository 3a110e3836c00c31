package app.hearth.server.http;

import static app.hearth.server.http.TestServer.post;
import static app.hearth.server.http.TestServer.request;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Limits;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class LimitsIT {
    private static final String CHUNKED = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
    private TestServer server;

    @BeforeAll
    void start() throws Exception {
        server = new TestServer();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aBodyOverTheCapIsRefusedBeforeItIsSent() throws Exception {
        String head = request("POST", "/echo", "Content-Type: application/json\r\nContent-Length: 1048577\r\n");
        expectTooLarge(head);
    }

    @Test
    void aSenderThatDoesNotListenStillReadsThatItsBodyIsTooLarge() throws Exception {
        String head = request("POST", "/echo", "Content-Type: application/json\r\nContent-Length: 3000000\r\n");
        expectTooLarge(head + "x".repeat(3_000_000));
    }

    @Test
    void aChunkedBodyOverTheCapIsRefused() throws Exception {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        expectTooLarge(request("POST", "/echo", CHUNKED) + chunk.repeat(17));
    }

    @Test
    void aBodyOfExactlyTheCapIsRead() throws Exception {
        String json = "{\"name\":\"" + "x".repeat(1024 * 1024 - 11) + "\"}";
        assertThat(RawClient.once(server.address(), post("/echo", json)).status())
                .isEqualTo(201);
    }

    @Test
    void endlessBodiesLeaveTheHeapFlat() throws Exception {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        long before = usedMemory();
        long sent = 0;
        while (sent < 200L * 1024 * 1024) {
            sent += sendUntilRefused(chunk);
        }
        assertThat(usedMemory() - before).isLessThan(24L * 1024 * 1024);
        assertThat(server.get("/me", "").status()).isEqualTo(200);
    }

    private long sendUntilRefused(byte[] chunk) throws Exception {
        long sent = 0;
        try (RawClient client = server.connect()) {
            client.send(request("POST", "/echo", CHUNKED));
            while (sent < 20L * 1024 * 1024) {
                client.send(chunk);
                sent += chunk.length;
            }
            throw new AssertionError("An endless body was read to the end.");
        } catch (IOException _) {
            return sent;
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void tenThousandHeadersAreRefusedAtOnceAlsoOnAConnectionInUse() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            lines.append("X-Header-").append(i).append(": some value\r\n");
        }
        String pipelined = request("GET", "/me", "") + post("/echo", "{\"name\":\"\\n\\n\"}");
        for (String headers : List.of(lines.toString(), "X-Long: " + "x".repeat(100_000) + "\r\n")) {
            assertThat(server.get("/me", headers).body()).contains("\"bad_request\"");
            try (RawClient client = server.connect()) {
                client.send(pipelined);
                assertThat(client.answer().status()).isEqualTo(200);
                assertThat(client.answer().status()).isEqualTo(201);
                client.send(request("GET", "/me", headers));
                assertThat(client.answer().status()).isEqualTo(400);
                assertThat(client.isClosed()).isTrue();
            }
        }
    }

    @Test
    void jsonAHundredThousandDeepIsRefusedAtOnce() throws Exception {
        String deep = "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        for (String json : List.of(deep, "[".repeat(100_000), "{\"name\":".repeat(100_000))) {
            assertThat(RawClient.once(server.address(), post("/echo", json)).status())
                    .isBetween(400, 422);
        }
    }

    @Test
    void aHeadThatDoesNotEndIsCutOffAlsoWhenItTrickles() throws Exception {
        try (RawClient silent = server.connect();
                RawClient trickling = server.connect()) {
            silent.send("GET /api/v1/me HTTP/1.1\r\nHo");
            trickling.send("GET /api/v1/me HTTP/1.1\r\nX-Slow: ");
            assertThat(trickleUntilCut(trickling)).isTrue();
            assertThat(silent.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyThatDoesNotEndIsCutOffAlsoWhenItTrickles() throws Exception {
        String head = request("POST", "/echo", "Content-Type: application/json\r\nContent-Length: 1000\r\n");
        try (RawClient silent = server.connect();
                RawClient trickling = server.connect()) {
            silent.send(head + "{");
            trickling.send(head);
            assertThat(trickleUntilCut(trickling)).isTrue();
            assertThat(silent.answer().status()).isEqualTo(408);
            assertThat(silent.isClosed()).isTrue();
        }
    }

    /// One byte each 50 ms, for at most five seconds.
    private static boolean trickleUntilCut(RawClient client) throws Exception {
        client.socket().setSoTimeout(50);
        for (int i = 0; i < 100; i++) {
            try {
                client.send(" ");
                client.socket().getInputStream().read();
                return true;
            } catch (SocketTimeoutException _) {
                // nothing yet: the next byte
            } catch (IOException _) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aHundredHalfOpenConnectionsKeepNobodyWaiting() throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                slow.add(server.connect().send(i % 2 == 0 ? "POST /api/v1/echo HT" : halfBody()));
            }
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(server.get("/me", "").status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    private static String halfBody() {
        return request("POST", "/echo", "Content-Type: application/json\r\nContent-Length: 500\r\n") + "{";
    }

    @Test
    void aReaderThatTakesNothingOfALargeAnswerIsCutOff() throws Exception {
        String large = "x".repeat(30 * 1024 * 1024);
        CountDownLatch answering = new CountDownLatch(1);
        Route big = Route.get("/big", request -> {
            answering.countDown();
            return Reply.ok(new TestServer.Name(large));
        });
        try (TestServer other = new TestServer(Optional.empty(), limits(200), big);
                RawClient client = other.connect();
                RawClient leaving = other.connect()) {
            client.send(request("GET", "/big", ""));
            leaving.send(request("GET", "/big", ""));
            leaving.line();
            leaving.socket().close();
            assertThat(answering.await(10, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            other.http().stop(Duration.ofSeconds(30));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    private static Limits limits(int requestMillis) {
        return Limits.DEFAULT.withRequestTimeout(Duration.ofMillis(requestMillis));
    }

    private void expectTooLarge(String request) throws Exception {
        RawClient.Answered answer = RawClient.once(server.address(), request);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("connection")).hasValue("close");
        assertThat(answer.body()).contains("\"too_large\"");
    }
}
