package app.hearth.server.http;

import static app.hearth.server.http.TestServer.request;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Limits;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class EventsIT {
    @Test
    void eventsArriveAsTheyAreWrittenAndTheStreamEndsProperly() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        Route events = stream(writer -> {
            writer.event("1", "delta", new TestServer.Name("a\nb"));
            writer.comment("quiet");
            seen.await(10, TimeUnit.SECONDS);
            writer.event("2", "done", new TestServer.Name("ä"));
        });
        try (TestServer server = new TestServer(events);
                RawClient client = server.connect()) {
            client.send(request("GET", "/events", ""));
            List<String> lines = readUntil(client, ": quiet");
            assertThat(lines.getFirst()).startsWith("HTTP/1.1 200");
            assertThat(lines).contains("Content-Type: text/event-stream", "Cache-Control: no-store");
            assertThat(lines).contains("id: 1", "event: delta", "data: {\"name\":\"a\\nb\"}");
            seen.countDown();
            assertThat(readUntil(client, "0")).contains("id: 2", "event: done", "data: {\"name\":\"ä\"}");
            assertThat(client.line()).isEmpty();
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aTextOfWhateverCharactersIsOneLineOfJson() throws Exception {
        String text = "\u0000\u0001\t\r\n\"\\/</script>\u007f\u0085\u00e9\u2028\ufeff日😀 end";
        Route events = stream(writer -> {
            writer.text("1 2", "delta", text);
            writer.comment("over");
        });
        try (TestServer server = new TestServer(events);
                RawClient client = server.connect()) {
            client.send(request("GET", "/events", ""));
            List<String> data = readUntil(client, ": over").stream()
                    .filter(line -> line.startsWith("data: "))
                    .toList();
            assertThat(data).hasSize(1);
            EventWriter.Text read = Json.lenient().readValue(data.getFirst().substring(6), EventWriter.Text.class);
            assertThat(read.text()).isEqualTo(text);
        }
    }

    @Test
    void aStreamThatFailsIsCutAndNotEnded() throws Exception {
        Route events = stream(writer -> {
            writer.event("1", "delta", new TestServer.Name("a"));
            throw new IllegalStateException("fails");
        });
        try (TestServer server = new TestServer(events);
                RawClient client = server.connect()) {
            client.send(request("GET", "/events", ""));
            List<String> lines = new ArrayList<>();
            try {
                while (true) {
                    lines.add(client.line());
                }
            } catch (IOException _) {
                assertThat(lines).contains("id: 1").doesNotContain("0");
            }
        }
    }

    @Test
    void aReaderThatLeavesIsNoticedWhileNothingIsWritten() throws Exception {
        CountDownLatch noticed = new CountDownLatch(1);
        Route events = stream(writer -> {
            writer.comment("open");
            Await.until("the reader is gone", () -> !writer.isOpen());
            noticed.countDown();
        });
        try (TestServer server = new TestServer(events)) {
            RawClient client = server.connect();
            client.send(request("GET", "/events", ""));
            readUntil(client, ": open");
            assertThat(noticed.getCount()).isEqualTo(1);
            client.close();
            assertThat(noticed.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aSlowReaderIsCutOffAndHoldsUpNobodyElse() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        String large = "x".repeat(100_000);
        Route flood = new Route(
                "GET",
                "/flood",
                Access.SESSION,
                request -> Reply.stream(writer -> {
                    try {
                        while (true) {
                            writer.event("1", "delta", new TestServer.Name(large));
                            written.incrementAndGet();
                        }
                    } catch (IOException e) {
                        gone.countDown();
                        throw e;
                    }
                }));
        Route events = stream(writer -> writer.event("7", "done", new TestServer.Name("fast")));
        try (TestServer server = new TestServer(flood, events);
                RawClient slow = server.connect()) {
            slow.send(request("GET", "/flood", ""));
            slow.line();
            for (int i = 0; i < 10; i++) {
                try (RawClient fast = server.connect()) {
                    fast.send(request("GET", "/events", ""));
                    assertThat(readUntil(fast, "0")).contains("id: 7");
                }
            }
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(written.get()).isLessThan(500);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "40, 80"})
    void oneProfileMayWatchEachOfItsAnswersTwiceAndLeavesRoomForOthers(int answers, int streams) throws Exception {
        List<RawClient> readers = new ArrayList<>();
        Limits limits = TestServer.LIMITS.withMaxRuns(answers, 1_000);
        try (TestServer server = new TestServer(Optional.empty(), limits, untilClosed());
                RawClient other = server.connect()) {
            for (int i = 0; i < streams; i++) {
                RawClient reader = server.connect();
                readers.add(reader);
                reader.send(request("GET", "/events", ""));
                readUntil(reader, ": open");
            }
            RawClient.Answered refused = server.get("/events", "");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("retry-after")).contains("5");
            other.send(request("GET", "/events", "").replace("good", "other"));
            readUntil(other, ": open");
            readers.removeFirst().close();
            Await.until("room for one more", () -> status(server, "/events") == 200);
        } finally {
            for (RawClient reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void thereIsRoomForTwoWatchersOfEveryAnswerOfThemAll() throws Exception {
        assertThat(Streams.most(Limits.DEFAULT.withMaxRuns(20, 500))).isEqualTo(1_000);
        assertThat(Streams.most(Limits.DEFAULT.withMaxRuns(1, 1))).isEqualTo(256);
        assertThat(Streams.most(Limits.DEFAULT.withMaxRuns(1, Integer.MAX_VALUE)))
                .isEqualTo(Integer.MAX_VALUE);
    }

    private static int status(TestServer server, String path) {
        try {
            return server.get(path, "").status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aServerThatStopsRefusesNewWorkEndsStreamsAndLetsWorkEnd() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Route slow = Route.get("/slow", request -> {
            working.countDown();
            await(mayEnd);
            return Reply.ok(new TestServer.Name("finished"));
        });
        try (TestServer server = new TestServer(slow, untilClosed());
                RawClient busy = server.connect();
                RawClient reader = server.connect();
                RawClient idle = server.connect()) {
            busy.send(request("GET", "/slow", ""));
            reader.send(request("GET", "/events", ""));
            readUntil(reader, ": open");
            assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();
            server.http().refuseNewWork();
            readUntil(reader, "0");
            RawClient.Answered refused = idle.send(request("GET", "/me", "")).answer();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("shutting_down");
            assertThat(RawClient.once(server.address(), "GET /healthz HTTP/1.1\r\nHost: @HOST\r\n\r\n")
                            .status())
                    .isEqualTo(200);
            Thread stopping = Thread.ofVirtual().start(() -> server.http().stop(Duration.ofSeconds(10)));
            mayEnd.countDown();
            assertThat(busy.answer().body()).contains("finished");
            stopping.join();
            assertThat(idle.isClosed()).isTrue();
        }
    }

    private static Route untilClosed() {
        return stream(writer -> {
            writer.comment("open");
            Await.until("it is closed", () -> !writer.isOpen());
        });
    }

    private static Route stream(EventSource source) {
        return Route.get("/events", request -> Reply.stream(source));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> readUntil(RawClient client, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(client.line());
        } while (!lines.getLast().equals(last));
        return lines;
    }
}
