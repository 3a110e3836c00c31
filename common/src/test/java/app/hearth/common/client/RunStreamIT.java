package app.hearth.common.client;

import static app.hearth.common.client.FakeHearth.header;
import static app.hearth.common.client.FakeHearth.json;
import static app.hearth.common.client.FakeHearth.lost;
import static app.hearth.common.client.FakeHearth.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.council.Aggregate;
import app.hearth.common.council.CouncilEvent;
import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunPhase;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RunStreamIT {
    private static final String MESSAGE = """
            {"id":"018f3c1e-7b1a-7def-8abc-0123456789ab","conversation_id":"018f3c1e-7b1a-7def-8abc-0123456789ac",\
            "parent_id":null,"role":"assistant","content":"Hällo 😀","status":"complete","attachments":[],\
            "created_at":"2026-01-02T03:04:05.678Z"}""";
    private static final String DONE = "event: done\ndata: {\"message\":" + MESSAGE + "}\n\n";

    private final FakeHearth hearth;
    private final HearthClient client;
    private final RunId run = RunId.next(InstantSource.system());
    private final List<RunEvent> seen = new ArrayList<>();

    RunStreamIT() throws IOException {
        hearth = new FakeHearth();
        client = hearth.client(TokenStore.inMemory());
    }

    @BeforeEach
    void signIn() {
        client.login(FakeHearth.LOGIN);
    }

    @AfterEach
    void close() {
        client.close();
        hearth.close();
    }

    @Test
    void everyEventArrivesInOrderOnTheCallersThread() {
        plan(stream(": hello\n\n" + delta(2, "Hi") + "event: reasoning\ndata: {\"text\":\"hm\"}\n\n"
                + "event: usage\ndata: {\"prompt_tokens\":1,\"completion_tokens\":2,\"cost_usd\":\"0.10\"}\n\n"
                + "event: state\ndata: {\"state\":\"loading\"}\n\nevent: state\ndata: {\"state\":\"dreaming\"}\n\n"
                + "event: stage4_start\ndata: {\"seats\":3}\n\nevent: odd\ndata: no json\n\n" + DONE));
        List<Thread> threads = new ArrayList<>();

        client.runs().watch(run, event -> {
            threads.add(Thread.currentThread());
            seen.add(event);
        });

        assertThat(seen).hasSize(8);
        assertThat(seen.get(0)).isEqualTo(new RunEvent.Delta("Hi"));
        assertThat(seen.get(1)).isEqualTo(new RunEvent.Reasoning("hm"));
        assertThat(seen.get(2).toString()).contains("0.10");
        assertThat(seen.get(3)).isEqualTo(new RunEvent.State(RunPhase.LOADING));
        assertThat(seen.get(4)).isInstanceOf(RunEvent.Unknown.class);
        assertThat(seen.get(5))
                .isInstanceOfSatisfying(
                        RunEvent.Unknown.class,
                        event -> assertThat(event.name()).isEqualTo("stage4_start"));
        assertThat(seen.get(7))
                .isInstanceOfSatisfying(
                        RunEvent.Done.class,
                        event -> assertThat(event.message().content()).isEqualTo("Hällo 😀"));
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void whatACouncilTellsIsRead() {
        plan(stream(councilTelling()));

        client.runs().watch(run, seen::add);

        assertThat(councilEvents())
                .containsExactly(
                        new CouncilEvent.Begun(1),
                        new CouncilEvent.Grew(1, 2, 1, "", "hm"),
                        new CouncilEvent.Grew(1, 2, 1, "Hi", ""),
                        new CouncilEvent.Ended(
                                1,
                                2,
                                1,
                                RunStatus.FAILED,
                                Problem.of(ErrorCode.PROVIDER_ERROR, "d"),
                                null,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                null,
                                null,
                                null),
                        new CouncilEvent.Answered(2),
                        new CouncilEvent.Begun(2),
                        new CouncilEvent.Grew(2, 1, 2, "B", ""),
                        new CouncilEvent.Ended(
                                2,
                                1,
                                2,
                                RunStatus.DONE,
                                null,
                                null,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-01-01T00:00:01Z"),
                                List.of("B", "A"),
                                null),
                        new CouncilEvent.Judged(Map.of("A", 2, "B", 1), new Aggregate(1, false, List.of())),
                        new CouncilEvent.Writing("p", "m", 2),
                        new CouncilEvent.Written("p", "m", true),
                        new CouncilEvent.Titled("Trams"));
        assertThat(text()).isEqualTo("So");
    }

    private static String councilTelling() {
        return "event: stage1_start\ndata: {\"seats\":[{\"seat\":1,\"provider\":\"p\",\"model\":\"m\"}]}\n\n"
                + "event: stage1_reasoning\ndata: {\"seat\":2,\"text\":\"hm\"}\n\n"
                + "event: stage1_delta\ndata: {\"seat\":2,\"text\":\"Hi\"}\n\n"
                + "event: stage1_seat\ndata: {\"seat\":2,\"status\":\"failed\",\"error\":"
                + Json.write(Problem.of(ErrorCode.PROVIDER_ERROR, "d")) + ","
                + "\"created_at\":\"2026-01-01T00:00:00.000Z\"}\n\n"
                + "event: stage1_complete\ndata: {\"answers\":2}\n\nevent: stage2_start\ndata: {}\n\n"
                + "event: stage2_delta\ndata: {\"seat\":1,\"attempt\":2,\"text\":\"B\"}\n\n"
                + "event: stage2_seat\ndata: {\"seat\":1,\"attempt\":2,\"status\":\"done\",\"ranking\":[\"B\",\"A\"],"
                + "\"created_at\":\"2026-01-01T00:00:00.000Z\",\"ended_at\":\"2026-01-01T00:00:01.000Z\"}\n\n"
                + "event: stage2_complete\ndata: {\"label_map\":{\"A\":2,\"B\":1},\"aggregate\":{\"votes\":1,"
                + "\"counts_own\":false,\"standings\":[]}}\n\n"
                + "event: stage3_start\ndata: {\"provider\":\"p\",\"model\":\"m\",\"attempt\":2}\n\n"
                + delta(2, "So")
                + "event: stage3_complete\ndata: {\"provider\":\"p\",\"model\":\"m\",\"degraded\":true}\n\n"
                + "event: title_complete\ndata: {\"title\":\"Trams\"}\n\n" + DONE;
    }

    private List<CouncilEvent> councilEvents() {
        return seen.stream()
                .filter(RunEvent.OfCouncil.class::isInstance)
                .map(event -> ((RunEvent.OfCouncil) event).event())
                .toList();
    }

    @Test
    void aRunThatFailedEndsWithItsProblemAndMessage() {
        plan(stream("event: error\ndata: {\"problem\":{\"type\":\"about:blank\",\"title\":\"t\",\"status\":502,"
                + "\"detail\":\"d\",\"code\":\"provider_error\",\"reason\":\"cut_off\"},\"message\":" + MESSAGE
                + "}\n\n"));

        client.runs().watch(run, seen::add);

        assertThat(seen)
                .singleElement()
                .isInstanceOfSatisfying(
                        RunEvent.Failed.class,
                        event -> assertThat(event.problem().code()).isEqualTo(ErrorCode.PROVIDER_ERROR));
    }

    @Test
    void aBrokenStreamIsTakenUpWhereItBrokeWithEveryCharacterOnce() {
        plan(cut(delta(2, "ab") + "id: 4\nevent: delta\ndata: {\"text\":\"cd\"}\n"));
        plan(lost());
        plan(stream(delta(4, "cd") + delta(5, "e")));
        plan(problem(ErrorCode.SHUTTING_DOWN));
        plan(stream(delta(6, "f") + DONE));

        client.runs().watch(run, seen::add);

        assertThat(text()).isEqualTo("abcdef");
        assertThat(hearth.requestsTo("/runs/"))
                .extracting(request -> header(request, "Last-Event-ID"))
                .startsWith((String) null)
                .contains("2", "5")
                .endsWith("5");
    }

    @Test
    void charactersSplitOverPacketsStayWhole() {
        byte[] bytes = (delta(1, "Hällo 😀 wörld") + DONE).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        plan(new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream; charset=utf-8")
                .body(new OneByOne(bytes, bytes.length, new CountDownLatch(0)))
                .build());

        client.runs().watch(run, seen::add);

        assertThat(text()).isEqualTo("Hällo 😀 wörld");
    }

    @Test
    void anExpiredAccessTokenIsReplacedOnTheWay() {
        plan(cut(delta(1, "a")));
        hearth.plan("/runs/", problem(ErrorCode.TOKEN_EXPIRED));
        plan(stream(delta(2, "b") + DONE));

        client.runs().watch(run, seen::add);

        assertThat(text()).isEqualTo("ab");
        assertThat(hearth.requestsTo("/auth/refresh")).hasSize(1);
    }

    @Test
    void aServerThatStaysAwayIsGivenUp() {
        for (int i = 0; i < 20; i++) {
            plan(lost());
        }

        assertThatThrownBy(() -> client.runs().watch(run, seen::add)).isInstanceOf(UnreachableException.class);
        assertThat(hearth.requestsTo("/runs/")).hasSizeBetween(4, 8);
    }

    @Test
    void whatIsNotFoundIsNotAskedForAgain() {
        plan(problem(ErrorCode.NOT_FOUND));

        assertThatThrownBy(() -> client.runs().watch(run, seen::add))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(hearth.requestsTo("/runs/")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event: delta\ndata: {\"text\":7", "event: delta\ndata: {}", "event: done\ndata: x"})
    void eventsThatAreNotUnderstoodEndTheWatch(String event) {
        plan(stream(delta(1, "a") + event + "\n\n"));

        assertThatThrownBy(() -> client.runs().watch(run, seen::add)).isInstanceOf(UnreachableException.class);
        assertThat(text()).isEqualTo("a");
        assertThat(hearth.requestsTo("/runs/")).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoEventStreamIsNotUnderstood() {
        plan(json(200, "{}"));

        assertThatThrownBy(() -> client.runs().watch(run, seen::add)).isInstanceOf(UnreachableException.class);
        assertThat(hearth.requestsTo("/runs/")).hasSize(1);
    }

    @Test
    void anInterruptedWatchReturnsAtOnceAndClosesItsConnection() throws Exception {
        byte[] bytes = (delta(1, "a") + ": never the end\n\n").getBytes(StandardCharsets.UTF_8);
        CountDownLatch gone = new CountDownLatch(1);
        plan(new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(new OneByOne(bytes, Long.MAX_VALUE, gone))
                .build());
        CountDownLatch first = new CountDownLatch(1);
        AtomicBoolean flag = new AtomicBoolean();
        Thread watching = Thread.ofPlatform().daemon().start(() -> {
            client.runs().watch(run, _ -> first.countDown());
            flag.set(Thread.currentThread().isInterrupted());
        });
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();

        watching.interrupt();

        assertThat(watching.join(Duration.ofSeconds(2))).isTrue();
        assertThat(flag).isTrue();
        assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingTheClientEndsAWatch() throws Exception {
        byte[] bytes = delta(1, "a").getBytes(StandardCharsets.UTF_8);
        plan(new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(new OneByOne(bytes, Long.MAX_VALUE, new CountDownLatch(1)))
                .build());

        assertThatThrownBy(() -> client.runs().watch(run, _ -> client.close()))
                .isInstanceOf(UnreachableException.class);
    }

    @Test
    void whatTheWatcherThrowsComesOut() {
        plan(stream(delta(1, "a") + delta(2, "b") + DONE));

        assertThatThrownBy(() -> client.runs().watch(run, _ -> {
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
    }

    @Test
    void moreEventsThanTheReaderHoldsAllArrive() {
        StringBuilder events = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 1; i <= 2000; i++) {
            events.append(delta(i, "x" + i));
            expected.append("x").append(i);
        }
        plan(stream(events + DONE));

        client.runs().watch(run, seen::add);

        assertThat(text()).isEqualTo(expected.toString());
    }

    private void plan(MockResponse response) {
        hearth.plan("/runs/" + run + "/events", response);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (RunEvent event : seen) {
            if (event instanceof RunEvent.Delta(String more)) {
                text.append(more);
            }
        }
        return text.toString();
    }

    private static String delta(int id, String text) {
        return "id: " + id + "\nevent: delta\ndata: {\"text\":\"" + text + "\"}\n\n";
    }

    private static MockResponse stream(String events) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .chunkedBody(events, 7)
                .build();
    }

    /// Sends all of this and then breaks the connection in the middle of the body.
    private static MockResponse cut(String events) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(events)
                .setHeader("Content-Length", events.length() + 100)
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build();
    }

    /// Sends each byte alone; a stream longer than its bytes goes on with comments until the client is gone.
    private record OneByOne(List<Byte> bytes, long length, CountDownLatch gone) implements MockResponseBody {
        OneByOne(byte[] bytes, long length, CountDownLatch gone) {
            this(list(bytes), length, gone);
        }

        @Override
        public long getContentLength() {
            return length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try {
                for (byte next : bytes) {
                    sink.writeByte(next).flush();
                }
                while (bytes.size() < length) {
                    sink.writeUtf8(":\n").flush();
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                gone.countDown();
                throw e;
            }
        }

        private static List<Byte> list(byte[] bytes) {
            List<Byte> list = new ArrayList<>();
            for (byte next : bytes) {
                list.add(next);
            }
            return list;
        }
    }
}
