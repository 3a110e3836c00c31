package app.hearth.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.SteppedRounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaceWatchIT {
    private final FakeHearth hearth = FakeHearth.empty();
    private final SteppedRounds rounds = new SteppedRounds();
    private final List<PlaceState> told = new ArrayList<>();

    @AfterEach
    void close() {
        hearth.close();
    }

    @Test
    void aServerThatIsThereOrAwayIsToldAtEveryLook() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        HearthClient client =
                new HearthClient(ClientOptions.to(hearth.address()).withTokens(store));
        try (client;
                PlaceWatch _ = watch(client)) {
            assertThat(told).as("the first look comes after a pause").isEmpty();
            rounds.step();
            hearth.close();
            rounds.step();
            rounds.step();
        }

        assertThat(told).containsExactly(PlaceState.THERE, PlaceState.AWAY, PlaceState.AWAY);
    }

    @ParameterizedTest
    @CsvSource({"session_revoked, REVOKED", "unauthorized, EXPIRED", "token_expired, EXPIRED"})
    void theEndOfASessionIsToldWithItsReasonAndNothingIsAskedAnyMore(String code, PlaceState reason) {
        hearth.on("GET /server", 401, FakeHearth.problem(401, code));
        try (HearthClient client = new HearthClient(ClientOptions.to(hearth.address()));
                PlaceWatch _ = watch(client)) {
            rounds.step();
            rounds.step();
        }

        assertThat(told).containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource({"503, shutting_down, AWAY", "403, forbidden, THERE"})
    void aServerThatIsGoingIsAwayAndOneThatRefusesIsThere(int status, String code, PlaceState state) {
        hearth.on("GET /server", status, FakeHearth.problem(status, code));
        try (HearthClient client = new HearthClient(ClientOptions.to(hearth.address()));
                PlaceWatch _ = watch(client)) {
            rounds.step();
            assertThat(rounds.going()).as("it may come back").hasSize(1);
        }

        assertThat(told).containsExactly(state);
    }

    @Test
    void theWatchEndsWhenItIsClosed() {
        try (PlaceWatch _ = new PlaceWatch(
                () -> told.add(PlaceState.AWAY), Duration.ofSeconds(7), rounds, Background.sameThread(), told::add)) {
            assertThat(rounds.going()).containsExactly("place-watch PT7S");
        }
        rounds.step();

        assertThat(rounds.going()).isEmpty();
        assertThat(told).isEmpty();
    }

    private PlaceWatch watch(HearthClient client) {
        return new PlaceWatch(client::server, Duration.ofSeconds(10), rounds, Background.sameThread(), told::add);
    }
}
