package app.hearth.desktop.council;

import static app.hearth.desktop.council.SomeCouncil.call;
import static app.hearth.desktop.council.SomeCouncil.seat;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.council.Ballot;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.run.RunStatus;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When a council is read, before a server that answers what it is told; what waits for it is done when the test says.
final class OpenCouncilTest {
    private static final CouncilCall YES = call(RunStatus.DONE, "Yes.");
    private static final CouncilCall NO = call(RunStatus.DONE, "No.");

    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client =
            new HearthClient(ClientOptions.to(hearth.address()).withTokens(tokens()));
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Council council =
            SomeCouncil.of(RunStatus.DONE, 3, List.of(seat(1, YES, null), seat(2, NO, null)), YES);
    private final OpenCouncil open = openOne(council.id());

    private static TokenStore tokens() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        return store;
    }

    private OpenCouncil openOne(CouncilId id) {
        return new OpenCouncil(client, new Background(waiting::add, Runnable::run), id);
    }

    @AfterEach
    void close() {
        client.close();
        hearth.close();
    }

    private void answer() {
        answer(council);
    }

    private void answer(Council now) {
        hearth.on("GET /councils/" + now.id(), 200, Json.write(now));
        waiting.remove().run();
    }

    private void refuse() {
        hearth.on("GET /councils/" + council.id(), 404, FakeHearth.problem(404, "not_found"));
        waiting.remove().run();
    }

    @Test
    void whoeverLooksOftenReadsItOnce() {
        open.look();
        open.look();
        assertThat(waiting).hasSize(1);
        answer();
        assertThat(open.known().get()).isEqualTo(council);
        open.look();
        assertThat(waiting).isEmpty();
    }

    @Test
    void whatIsWantedWhileItIsReadIsReadOnceMoreAfterwards() {
        open.look();
        open.retry();
        open.retry();
        assertThat(waiting).hasSize(1);
        answer();
        assertThat(waiting).hasSize(1);
        answer();
        assertThat(waiting).isEmpty();
    }

    @Test
    void whatCouldNotBeReadIsReadWhenItIsLookedAtAgainAndNothingIsWrongThen() {
        open.look();
        refuse();
        assertThat(open.problem().get()).isPresent();
        open.look();
        answer();
        assertThat(open.problem().get()).isEmpty();
        assertThat(open.known().get()).isEqualTo(council);
    }

    @Test
    void whatArrivesAfterItWasLeftIsNotTakenIn() {
        open.look();
        open.leave();
        answer();
        assertThat(open.known().get()).isNull();
        assertThat(open.words(CallId.answer(1)).text().toString()).isEmpty();

        OpenCouncil other = openOne(council.id());
        other.look();
        other.leave();
        refuse();
        assertThat(other.problem().get()).isEmpty();
    }

    @Test
    void eachCallHasItsOwnWords() {
        Council twice = SomeCouncil.of(
                RunStatus.DONE,
                3,
                List.of(seat(1, YES, new Ballot(List.of(YES, NO), null, "none")), seat(2, null, null)),
                NO,
                YES);
        assertThat(OpenCouncil.calls(twice))
                .hasSize(5)
                .containsEntry(CallId.answer(1), YES)
                .containsEntry(CallId.ballot(1, 1), YES)
                .containsEntry(CallId.ballot(1, 2), NO)
                .containsEntry(CallId.chairman(1), NO)
                .containsEntry(CallId.chairman(2), YES);
        OpenCouncil read = openOne(twice.id());
        read.look();
        answer(twice);
        assertThat(read.words(CallId.ballot(1, 2)).text().toString()).isEqualTo("No.");
        assertThat(read.words(CallId.chairman(2)).isGoing()).isFalse();
    }

    @Test
    void whoeverFollowsItHearsEverythingFromTheBeginning() {
        Council running = SomeCouncil.of(RunStatus.RUNNING, 1, List.of(seat(1, YES, null), seat(2, null, null)));
        OpenCouncil going = openOne(running.id());
        going.words(CallId.answer(2)).append("It is", "Hm.");
        going.look();
        answer(running);
        assertThat(going.words(CallId.answer(2)).text().toString()).isEmpty();
        assertThat(going.words(CallId.answer(1)).text().toString()).isEqualTo("Yes.");
    }

    @Test
    void oneThatGoesOnIsFollowedOnceHoweverOftenItIsRead() {
        Council running = SomeCouncil.of(RunStatus.RUNNING, 1, List.of(seat(1, YES, null), seat(2, null, null)));
        OpenCouncil going = openOne(running.id());
        going.look();
        answer(running);
        Runnable follower = waiting.remove();
        going.retry();
        answer(running);
        assertThat(waiting).isEmpty();
        assertThat(going.isGoingOn()).isTrue();

        follower.run();
        assertThat(going.problem().get()).as("its stream is not there").isPresent();
        going.retry();
        assertThat(going.problem().get()).isEmpty();
        answer(running);
        assertThat(waiting).as("it is followed anew").hasSize(1);
    }
}
