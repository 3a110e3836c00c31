package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.client.UnreachableException;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A locked window, without a toolkit, before a server that answers what it is told.
final class LockedViewModelIT {
    private final WayIn way;
    private final Locale before = Locale.getDefault();

    LockedViewModelIT(@TempDir Path data) {
        way = new WayIn(data);
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        way.close();
        Locale.setDefault(before);
    }

    @Test
    void theOwnPasswordIsAskedForAndOpens() {
        LockedViewModel locked = locked(way.moveInWithPassword("anna"));
        locked.submit();
        assertThat(way.calls("POST /auth/unlock")).as("nothing was typed").isEmpty();

        locked.password().set("correct horse battery");
        locked.submit();

        assertThat(way.only("POST /auth/unlock")).contains("\"password\":\"correct horse battery\"");
        assertThat(way.inside).hasSize(2);
        assertThat(way.remembered().getFirst().locked()).isFalse();
        assertThat(locked.password().get()).isEmpty();
        assertThat(locked.submission().busy().get()).isFalse();
    }

    @Test
    void aWrongPasswordIsSaidWithoutAWordOfNamesAndTheNextTryOpens() {
        LockedViewModel locked = locked(way.moveInWithPassword("anna"));
        way.hearth.on("POST /auth/unlock", 401, FakeHearth.problem(401, "invalid_credentials"));
        locked.password().set("something else");
        locked.submit();
        assertThat(locked.submission().failure().get().orElseThrow().what()).isEqualTo("This password is wrong.");
        assertThat(way.inside).hasSize(1);
        assertThat(way.remembered().getFirst().locked()).isTrue();

        way.hearth.on("POST /auth/unlock", 204, "");
        locked.submit();
        assertThat(locked.submission().failure().get()).isEmpty();
        assertThat(way.inside).hasSize(2);
    }

    @Test
    void whoHasNoPasswordComesBackWithWhatIsKept() {
        SignedIn in = way.moveIn("anna");

        locked(in).submit();

        Secret kept = way.secrets.password(in.profile().key()).orElseThrow();
        assertThat(way.only("POST /auth/unlock")).contains(kept.reveal());
        assertThat(way.inside).hasSize(2);
    }

    @Test
    void withoutAKeptPasswordTheTokenOpens() {
        SignedIn in = way.moveIn("anna");
        way.secrets.forget(in.profile().key());
        way.secrets.tokens(in.profile().key()).save(Secret.of("s.2.a.v"));

        locked(in).submit();

        assertThat(way.only("POST /auth/refresh")).contains("s.2.a.v");
        assertThat(way.only("POST /auth/unlock")).contains("\"refresh_token\":\"s.1.a.v\"");
        assertThat(way.secrets.tokens(in.profile().key()).load().orElseThrow().reveal())
                .as("what is kept is not wiped by using it")
                .isEqualTo("s.1.a.v");
    }

    @Test
    void whoseSessionHasEndedMeanwhileComesBackWithThePassword() {
        LockedViewModel locked = locked(way.moveInWithPassword("anna"));
        way.hearth.on("POST /auth/refresh", 401, FakeHearth.problem(401, "session_revoked"));

        locked.password().set("correct horse battery");
        locked.submit();

        assertThat(way.calls("POST /auth/login")).hasSize(2);
        assertThat(way.inside).hasSize(2);
    }

    @Test
    void aLockTheServerHasNotHeardOfIsSaidAndTheProfileStaysLockedHere() {
        way.hearth.on("POST /auth/lock", 503, FakeHearth.problem(503, "shutting_down"));

        LockedViewModel locked = locked(way.moveInWithPassword("anna"));

        assertThat(locked.submission().failure().get().orElseThrow().what()).isEqualTo("Hearth is closing.");
        assertThat(way.remembered().getFirst().locked()).isTrue();
    }

    @Test
    void whatWasLockedAsksForThePasswordAtTheNextStartToo() {
        locked(way.moveInWithPassword("anna"));

        Entrance next = way.opened();

        assertThat(next.step().get()).isInstanceOf(Step.Locked.class);
        assertThat(way.inside).hasSize(1);
        assertThat(way.calls("POST /auth/refresh")).isEmpty();
    }

    @Test
    void whoIsLockedCannotCallTheServerAnyMore() {
        SignedIn in = way.moveInWithPassword("anna");

        locked(in);

        assertThat(way.calls("POST /auth/lock")).hasSize(1);
        assertThatThrownBy(in.client().account()::me).isInstanceOf(UnreachableException.class);
    }

    @Test
    void fromTheCoverTheWayLeadsToRecoveryAndToTheOthers() {
        Entrance entrance = new Entrance(way.profiles(), Background.sameThread());
        entrance.lock(way.moveInWithPassword("anna"));
        LockedViewModel locked =
                new LockedViewModel(entrance, (Step.Locked) entrance.step().get());

        locked.recover();
        assertThat(entrance.step().get()).isInstanceOf(Step.Recover.class);

        locked.others();
        assertThat(((Step.Choose) entrance.step().get()).profiles().stream().map(RememberedProfile::name))
                .containsExactly("anna");
    }

    @Test
    void whoChangesPlacesLocksTheirOwnProfileAndIsLedToTheOther() {
        SignedIn ben = way.moveIn("ben");
        SignedIn anna = way.moveInWithPassword("anna");
        Entrance entrance = new Entrance(way.profiles(), Background.sameThread());
        entrance.onInside(way.inside::add);
        way.hearth.on("POST /auth/refresh", 200, FakeHearth.tokens("ben", false, ""));

        entrance.change(anna, ben.profile().key());

        assertThat(way.calls("POST /auth/lock")).hasSize(1);
        assertThat(way.inside.getLast().profile().key()).isEqualTo(ben.profile().key());
        assertThat(way.remembered().stream().filter(RememberedProfile::locked).map(RememberedProfile::key))
                .containsExactly(anna.profile().key());

        entrance.change(way.inside.getLast(), anna.profile().key());
        assertThat(((Step.Locked) entrance.step().get()).profile().key())
                .isEqualTo(anna.profile().key());
    }

    @Test
    void aSecondTryIsNotSentWhileTheFirstIsUnderWay() {
        SignedIn in = way.moveIn("anna");
        Deque<Runnable> work = new ArrayDeque<>();
        Entrance slow = new Entrance(way.profiles(), new Background(work::add, Runnable::run));
        LockedViewModel locked =
                new LockedViewModel(slow, new Step.Locked(in.profile().asLocked(), Optional.empty()));

        locked.submit();
        locked.submit();

        assertThat(work).hasSize(1);
    }

    private LockedViewModel locked(SignedIn in) {
        Entrance entrance = new Entrance(way.profiles(), Background.sameThread());
        entrance.onInside(way.inside::add);
        entrance.lock(in);
        return new LockedViewModel(entrance, (Step.Locked) entrance.step().get());
    }
}
