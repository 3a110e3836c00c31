package app.hearth.server.http;

import static app.hearth.server.testing.RawSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.server.testing.Await;
import app.hearth.server.testing.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The WebSocket below whatever is said over it: frames, sizes, times and ends.
@Timeout(120)
final class SocketsIT {
    private static final int LAST = 0x80;

    @Test
    void theHandshakeIsAnsweredAsTheStandardSays() throws Exception {
        try (TestServer server = new TestServer(echo());
                RawSocket socket = open(server)) {
            assertThat(socket.head().getFirst()).startsWith("HTTP/1.1 101");
            // the example of RFC 6455, section 1.3
            assertThat(socket.head())
                    .contains(
                            "Upgrade: websocket",
                            "Connection: Upgrade",
                            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                            "X-Content-Type-Options: nosniff");
            assertThat(socket.head()).noneMatch(line -> line.startsWith("Sec-WebSocket-Extensions"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade\r\n",
                "Upgrade: websocket\r\n",
                "Sec-WebSocket-Version: 13\r\n",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                "dGhlIHNhbXBsZSBub25jZQ==|dGhl",
                "Version: 13|Version: 8",
                "Upgrade: websocket|Upgrade: h2c",
                "HTTP/1.1|HTTP/1.0",
                "GET|HEAD"
            })
    void aHandshakeThatLacksSomethingIsRefused(String change) throws Exception {
        String good = TestServer.request(
                "GET",
                "/socket",
                String.join(
                        "\r\n",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        ""));
        String[] parts = change.split("\\|", -1);
        assertThat(good).contains(parts[0]);
        String bad = good.replace(parts[0], parts.length == 1 ? "" : parts[1]);
        try (TestServer server = new TestServer(echo());
                RawClient client = server.connect()) {
            RawClient.Answered refused = bad.startsWith("HEAD")
                    ? client.send(bad).answerToHead()
                    : client.send(bad).answer();
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.header("sec-websocket-version")).contains("13");
            try (RawClient again = server.connect()) {
                assertThat(again.send(good).line()).startsWith("HTTP/1.1 101");
            }
        }
    }

    @Test
    void whoHasNoGoodTokenIsRefusedBeforeTheUpgrade() throws Exception {
        try (TestServer server = new TestServer(echo())) {
            for (String headers : List.of(
                    "",
                    "Authorization: Bearer bad\r\n",
                    "Authorization: Bearer revoked\r\n",
                    "Authorization: Bearer bad\r\nOrigin: https://friend.example\r\n")) {
                try (RawSocket socket = new RawSocket(server.address(), "/api/v1/socket", headers, 0, new byte[0])) {
                    assertThat(socket.status()).as(headers).isEqualTo(401);
                }
            }
            try (RawSocket foreign = new RawSocket(
                    server.address(), "/api/v1/socket", "Origin: https://elsewhere.example\r\n", 0, new byte[0])) {
                assertThat(foreign.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void messagesComeWholeHoweverTheyAreCut() throws Exception {
        byte[] early = frame(LAST | RawSocket.TEXT, "early".getBytes(StandardCharsets.UTF_8));
        try (TestServer server = new TestServer(echo());
                RawSocket socket = new RawSocket(server.address(), "/api/v1/socket", TOKEN, 0, early)) {
            assertThat(socket.message()).isEqualTo("\"early\"");
            byte[] word = "wörd€".getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream cut = new ByteArrayOutputStream();
            cut.writeBytes(frame(RawSocket.TEXT, new byte[0]));
            for (int i = 0; i < word.length; i++) {
                cut.writeBytes(frame(0, new byte[] {word[i]}));
                cut.writeBytes(frame(LAST | RawSocket.PING, new byte[] {(byte) i}));
            }
            cut.writeBytes(frame(LAST, new byte[0]));
            for (byte b : cut.toByteArray()) {
                socket.bytes(new byte[] {b});
            }
            for (int i = 0; i < word.length; i++) {
                RawSocket.Frame pong = socket.read();
                assertThat(pong.opcode()).isEqualTo(RawSocket.PONG);
                assertThat(pong.payload()).containsExactly(i);
            }
            assertThat(socket.message()).isEqualTo("\"wörd€\"");
            for (int size : List.of(0, 125, 126, 65_535, 65_536)) {
                socket.text("x".repeat(size));
                assertThat(socket.message()).hasSize(size + 2);
            }
        }
    }

    @Test
    void aPeerThatSaysGoodbyeIsAnsweredInItsWordsAndTheConnectionEnds() throws Exception {
        try (TestServer server = new TestServer(echo());
                RawSocket socket = open(server);
                RawSocket wordless = open(server)) {
            socket.bytes(frame(LAST | RawSocket.CLOSE, new byte[] {(byte) (4001 >> 8), (byte) 4001}));
            assertThat(socket.closeCode()).isEqualTo(4001);
            assertThat(socket.isAtEnd()).isTrue();
            wordless.bytes(frame(LAST | RawSocket.CLOSE, new byte[0]));
            assertThat(wordless.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void theDialogueEndsTheSocketAndSoDoesItsFailure() throws Exception {
        Route bye = socketRoute(socket -> {
            socket.send("bye");
            socket.receive(Duration.ofSeconds(10));
        });
        Route broken = new Route(
                "GET",
                "/broken",
                Access.SESSION,
                _ -> Reply.socket(_ -> {
                    throw new IllegalStateException("fails");
                }));
        try (TestServer server = new TestServer(bye, broken);
                RawSocket socket = open(server);
                RawSocket failing = new RawSocket(server.address(), "/api/v1/broken", TOKEN, 0, new byte[0])) {
            assertThat(socket.message()).isEqualTo("\"bye\"");
            socket.text("go");
            assertThat(socket.closeCode()).isEqualTo(1000);
            assertThat(failing.closeCode()).isEqualTo(1011);
        }
    }

    @Test
    void aSlowReaderIsClosedWith1013AndHoldsUpNobody() throws Exception {
        CountDownLatch flooded = new CountDownLatch(1);
        AtomicInteger sent = new AtomicInteger();
        String piece = "x".repeat(10_000);
        Route flood = socketRoute(socket -> {
            try {
                while (true) {
                    socket.send(piece);
                    sent.incrementAndGet();
                }
            } finally {
                flooded.countDown();
            }
        });
        Route echo = new Route("GET", "/echo", Access.SESSION, _ -> Reply.socket(SocketsIT::echo));
        try (TestServer server = new TestServer(flood, echo);
                RawSocket other = new RawSocket(server.address(), "/api/v1/echo", TOKEN, 0, new byte[0]);
                RawSocket slow = new RawSocket(server.address(), "/api/v1/socket", TOKEN, 4_096, new byte[0])) {
            assertThat(flooded.await(10, TimeUnit.SECONDS)).isTrue();
            other.text("fast");
            assertThat(other.message()).isEqualTo("\"fast\"");
            assertThat(slow.closeCode()).isEqualTo(1013);
            assertThat(sent.get()).isBetween(100, 5_000);
        }
    }

    @Test
    void aReaderThatTakesNothingAtAllIsCutOff() throws Exception {
        Route flood = socketRoute(socket -> {
            while (true) {
                socket.send("x".repeat(10_000));
            }
        });
        try (TestServer server = new TestServer(flood);
                RawSocket stuck = new RawSocket(server.address(), "/api/v1/socket", TOKEN, 4_096, new byte[0])) {
            assertThat(stuck.status()).isEqualTo(101);
            Await.until("it is open", () -> server.http().openSockets() == 1);
            Await.until("the socket is let go", () -> server.http().openSockets() == 0);
        }
    }

    @Test
    void whoWaitsForRoomSendsMoreThanTheLimitToAReaderThatTakesIt() throws Exception {
        Route much = socketRoute(socket -> {
            for (int i = 0; i < 80; i++) {
                socket.awaitRoom();
                socket.send(i + "x".repeat(100_000));
            }
        });
        try (TestServer server = new TestServer(much);
                RawSocket socket = open(server)) {
            for (int i = 0; i < 80; i++) {
                assertThat(socket.message()).isEqualTo("\"" + i + "x".repeat(100_000) + "\"");
            }
            assertThat(socket.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void aPeerThatHasGoneSilentIsCutOffAndOneThatAnswersStays() throws Exception {
        try (TestServer server = new TestServer(echo());
                RawSocket dead = open(server);
                RawSocket alive = open(server)) {
            assertThat(dead.status()).isEqualTo(101);
            Await.until("both are open", () -> server.http().openSockets() == 2);
            int pings = 0;
            while (server.http().openSockets() == 2) {
                RawSocket.Frame frame = alive.read();
                assertThat(frame.opcode()).isEqualTo(RawSocket.PING);
                alive.bytes(frame(LAST | RawSocket.PONG, frame.payload()));
                pings++;
            }
            assertThat(pings).isGreaterThanOrEqualTo(2);
            assertThatThrownBy(dead::closeCode).isInstanceOf(EOFException.class);
            alive.text("here");
            assertThat(alive.message()).isEqualTo("\"here\"");
        }
    }

    @Test
    void aServerThatStopsSaysSoAndDoesNotWaitForThePeer() throws Exception {
        TestServer server = new TestServer(echo());
        try (RawSocket socket = open(server)) {
            socket.text("x");
            assertThat(socket.message()).isEqualTo("\"x\"");
            long before = System.nanoTime();
            server.http().stop(Duration.ofSeconds(20));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(socket.closeCode()).isEqualTo(1001);
            assertThat(socket.isAtEnd()).isTrue();
        }
    }

    @Test
    void aThousandSocketsThatComeAndGoLeaveNothingBehind() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        Route counted = socketRoute(socket -> {
            running.incrementAndGet();
            try {
                echo(socket);
            } finally {
                running.decrementAndGet();
                ended.incrementAndGet();
            }
        });
        try (TestServer server = new TestServer(counted)) {
            for (int i = 0; i < 1_000; i++) {
                try (RawSocket socket = open(server)) {
                    assertThat(socket.status()).isEqualTo(101);
                    if (i % 2 == 0) {
                        socket.bytes(frame(LAST | RawSocket.CLOSE, new byte[0]));
                        assertThat(socket.closeCode()).isEqualTo(1000);
                    }
                }
            }
            Await.until("every dialogue has ended", () -> ended.get() == 1_000 && running.get() == 0);
            Await.until("no socket is left", () -> server.http().openSockets() == 0);
            Await.until("no connection is left", () -> server.http().openConnections() == 0);
            assertThat(server.http().underWay()).isZero();
        }
    }

    @Test
    void aFarewellIsCutToWhatAFrameHolds() {
        String long99 = "ä".repeat(99);
        ByteBuffer frame = Frames.close(4000, long99);
        assertThat(frame.remaining()).isEqualTo(2 + 2 + 122);
        assertThat(StandardCharsets.UTF_8.decode(frame.position(4)).toString()).isEqualTo("ä".repeat(61));
    }

    private static final String TOKEN = "Authorization: Bearer good\r\n";

    private static RawSocket open(TestServer server) throws IOException {
        return new RawSocket(server.address(), "/api/v1/socket", TOKEN, 0, new byte[0]);
    }

    private static Route echo() {
        return socketRoute(SocketsIT::echo);
    }

    private static Route socketRoute(Dialogue dialogue) {
        return new Route("GET", "/socket", Access.SESSION_OR_PAGE, _ -> Reply.socket(dialogue));
    }

    private static void echo(WebSocket socket) throws IOException, InterruptedException {
        while (true) {
            Optional<byte[]> heard = socket.receive(Duration.ofSeconds(20));
            if (heard.isPresent()) {
                socket.send(new String(heard.get(), StandardCharsets.UTF_8));
            }
        }
    }
}
