package app.hearth.common.client;

import static app.hearth.common.client.FakeHearth.LOGIN;
import static app.hearth.common.client.FakeHearth.header;
import static app.hearth.common.client.FakeHearth.json;
import static app.hearth.common.client.FakeHearth.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.live.LiveEvent;
import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import app.hearth.common.secret.Secret;
import app.hearth.common.sync.ChangeOp;
import app.hearth.common.wire.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveConnectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PATH = "/live";

    private final FakeHearth hearth;
    private final HearthClient client;
    private final RunId run = RunId.next(InstantSource.system());
    private final OtherEnd other = new OtherEnd();

    LiveConnectionIT() throws IOException {
        hearth = new FakeHearth();
        client = hearth.client(TokenStore.inMemory());
    }

    @BeforeEach
    void signIn() {
        client.login(LOGIN);
    }

    @AfterEach
    void close() {
        client.close();
        hearth.close();
    }

    /// The server's end of a channel.
    private static final class OtherEnd extends WebSocketListener {
        private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();

        @Override
        public void onOpen(WebSocket socket, Response response) {
            opened.add(socket);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            heard.add(text);
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            closed.add(code);
            socket.close(code, null);
        }

        WebSocket socket() throws InterruptedException {
            return taken(opened);
        }

        private static <T> T taken(BlockingQueue<T> from) throws InterruptedException {
            @Nullable T next = from.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("It did not come in time.");
            }
            return next;
        }
    }

    private LiveConnection open() {
        hearth.plan(PATH, new MockResponse.Builder().webSocketUpgrade(other).build());
        return client.live().open();
    }

    @Test
    void everyKindOfFrameIsHeardInOrderAndTheEndIsTheLast() throws Exception {
        try (LiveConnection live = open()) {
            WebSocket server = other.socket();
            server.send("{\"type\":\"ping\"}");
            server.send("{\"type\":\"change\",\"seq\":7,\"entity\":\"tag\",\"id\":\"x\",\"op\":\"delete\"}");
            server.send("{\"type\":\"run\",\"run_id\":\"" + run
                    + "\",\"event_id\":\"2\",\"event\":\"delta\",\"data\":{\"text\":\"Hi\"}}");
            server.send("{\"type\":\"error\",\"code\":\"not_found\",\"detail\":\"Nothing here.\"}");
            server.send("{\"type\":\"of a newer server\",\"more\":1}");
            server.close(4401, "signed out");
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Ping());
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Changed(7, "tag", "x", ChangeOp.DELETE));
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Told(run, "2", new RunEvent.Delta("Hi")));
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Refused(ErrorCode.NOT_FOUND, "Nothing here.", null));
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Unknown("of a newer server"));
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Closed(4401, "signed out"));
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Closed(4401, "signed out"));
        }
        assertThat(header(hearth.requestsTo(PATH).getFirst(), "Authorization")).isEqualTo("Bearer access-1");
    }

    @Test
    void whatIsNotUnderstoodEndsTheChannel() throws Exception {
        try (LiveConnection live = open()) {
            other.socket().send("{no frame");
            assertThat(live.next(PATIENCE))
                    .contains(new LiveEvent.Closed(1006, "The server's frame was not understood."));
        }
    }

    @Test
    void aChannelOnWhichNothingComesGivesNothingUntilTheServerCountsAsGone() throws Exception {
        try (LiveConnection live = open()) {
            assertThat(live.next(Duration.ofMillis(20))).isEmpty();
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Closed(1006, "The server is silent."));
        }
    }

    @Test
    void watchingAndRenewingAreSentAsTheContractSays() throws Exception {
        try (LiveConnection live = open()) {
            live.watch(run, "3");
            live.watch(run, null);
            hearth.expireAccess();
            live.renew();
            assertThat(OtherEnd.taken(other.heard))
                    .isEqualTo("{\"type\":\"watch\",\"run_id\":\"" + run + "\",\"after\":\"3\"}");
            assertThat(OtherEnd.taken(other.heard)).isEqualTo("{\"type\":\"watch\",\"run_id\":\"" + run + "\"}");
            assertThat(OtherEnd.taken(other.heard)).isEqualTo("{\"type\":\"renew\",\"access_token\":\"access-3\"}");
        }
        assertThat(client.accessToken()).isEqualTo(Secret.of("access-3"));
    }

    @Test
    void anExpiredAccessTokenIsReplacedOnTheWay() throws Exception {
        hearth.expireAccess();
        hearth.plan(PATH, problem(ErrorCode.TOKEN_EXPIRED));
        try (LiveConnection live = open()) {
            other.socket().send("{\"type\":\"ping\"}");
            assertThat(live.next(PATIENCE)).contains(new LiveEvent.Ping());
        }
        assertThat(header(hearth.requestsTo(PATH).getLast(), "Authorization")).isEqualTo("Bearer access-3");
    }

    @Test
    void aRefusalIsAProblemAndIsNotTriedAgain() {
        hearth.plan(PATH, problem(ErrorCode.SESSION_REVOKED));
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> client.live().open());
        assertThat(refused.code()).isEqualTo(ErrorCode.SESSION_REVOKED);
        hearth.plan(PATH, problem(ErrorCode.RATE_LIMITED));
        assertThatThrownBy(() -> client.live().open()).isInstanceOf(ProblemException.class);
        assertThat(hearth.requestsTo(PATH)).hasSize(2);
    }

    @Test
    void anAnswerThatIsNoChannelIsUnreachable() {
        hearth.plan(PATH, json(200, "{}"));
        assertThatThrownBy(() -> client.live().open()).isInstanceOf(ClientException.class);
    }

    @Test
    void closingSaysGoodbyeAndIsTheEnd() throws Exception {
        LiveConnection live = open();
        other.socket();
        live.close();
        assertThat(OtherEnd.taken(other.closed)).isEqualTo(1000);
        assertThat(live.next(PATIENCE)).contains(new LiveEvent.Closed(1000, ""));
    }

    @Test
    void closingTheClientEndsItsChannels() throws Exception {
        LiveConnection live = open();
        other.socket();
        client.close();
        assertThat(live.next(PATIENCE)).containsInstanceOf(LiveEvent.Closed.class);
    }
}
