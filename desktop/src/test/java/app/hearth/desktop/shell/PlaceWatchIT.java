package app.hearth.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaceWatchIT {
    private final FakeHearth hearth = FakeHearth.empty();
    private final BlockingQueue<PlaceState> told = new LinkedBlockingQueue<>();

    @Test
    void anEndedSessionAndAServerThatIsAwayAreTold() throws InterruptedException {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        HearthClient client =
                new HearthClient(ClientOptions.to(hearth.address()).withTokens(store));
        try (client;
                PlaceWatch _ = watch(client)) {
            awaitState(PlaceState.THERE);
            hearth.close();
            awaitState(PlaceState.AWAY);
        }
    }

    @ParameterizedTest
    @CsvSource({"session_revoked, REVOKED", "unauthorized, EXPIRED", "token_expired, EXPIRED"})
    void theEndOfASessionIsToldWithItsReasonAndNothingIsAskedAnyMore(String code, PlaceState reason)
            throws InterruptedException {
        hearth.on("GET /server", 401, FakeHearth.problem(401, code));
        try (HearthClient client = new HearthClient(ClientOptions.to(hearth.address()));
                PlaceWatch _ = watch(client)) {
            awaitState(reason);
            assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
        } finally {
            hearth.close();
        }
    }

    @Test
    void aServerThatIsGoingIsAway() throws InterruptedException {
        hearth.on("GET /server", 503, FakeHearth.problem(503, "shutting_down"));
        try (HearthClient client = new HearthClient(ClientOptions.to(hearth.address()));
                PlaceWatch _ = watch(client)) {
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(PlaceState.AWAY);
        } finally {
            hearth.close();
        }
    }

    @Test
    void theWatchEndsWhenItIsClosed() throws InterruptedException {
        BlockingQueue<Thread> watching = new LinkedBlockingQueue<>();
        Thread watcher;
        try (PlaceWatch _ = new PlaceWatch(
                () -> watching.add(Thread.currentThread()), Duration.ofMillis(1), Background.sameThread(), _ -> {})) {
            watcher = Objects.requireNonNull(watching.poll(30, TimeUnit.SECONDS), "nobody looked");
        }
        hearth.close();

        assertThat(watcher.join(Duration.ofSeconds(30))).isTrue();
    }

    private PlaceWatch watch(HearthClient client) {
        return new PlaceWatch(client::server, Duration.ofMillis(20), Background.sameThread(), told::add);
    }

    private void awaitState(PlaceState wanted) throws InterruptedException {
        PlaceState heard;
        do {
            heard = Objects.requireNonNull(told.poll(30, TimeUnit.SECONDS), "nothing more was told");
        } while (heard != wanted);
    }
}
