package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.UnreachableException;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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

    private final List<String> opened = new ArrayList<>();

    @Test
    void theOwnPasswordIsAskedForAndOpens() {
        LockedViewModel locked = locked(way.moveInWithPassword("anna"));
        locked.submit();
        assertThat(way.calls("POST /auth/unlock")).as("nothing was typed").isEmpty();

        locked.password().set("correct horse battery");
        locked.submit();

        assertThat(way.only("POST /auth/unlock")).contains("\"password\":\"correct horse battery\"");
        assertThat(opened).containsExactly("opened");
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
        assertThat(opened).isEmpty();
        assertThat(locked.submission().busy().get()).isFalse();

        way.hearth.on("POST /auth/unlock", 204, "");
        locked.submit();
        assertThat(locked.submission().failure().get()).isEmpty();
        assertThat(opened).containsExactly("opened");
    }

    @Test
    void whoHasNoPasswordComesBackWithWhatIsKept() {
        SignedIn in = way.moveIn("anna");

        locked(in).submit();

        Secret kept = way.secrets.password(in.profile().key()).orElseThrow();
        assertThat(way.only("POST /auth/unlock")).contains(kept.reveal());
        assertThat(opened).containsExactly("opened");
    }

    @Test
    void withoutAKeptPasswordTheTokenOpens() {
        SignedIn in = way.moveIn("anna");
        way.secrets.forget(in.profile().key());
        way.secrets.tokens(in.profile().key()).save(Secret.of("s.2.a.v"));

        locked(in).submit();

        assertThat(way.only("POST /auth/unlock")).contains("\"refresh_token\":\"s.2.a.v\"");
    }

    @Test
    void aLockTheServerHasNotHeardOfIsSaidAndTheWindowStaysCovered() {
        LockedViewModel locked = locked(way.moveIn("anna"));

        locked.notLocked(new UnreachableException("lock", new IOException()));

        assertThat(locked.submission().failure().get().orElseThrow().what())
                .isEqualTo("Hearth’s server does not answer.");
        assertThat(opened).isEmpty();
    }

    @Test
    void aSecondTryIsNotSentWhileTheFirstIsUnderWay() {
        Deque<Runnable> work = new ArrayDeque<>();
        Background slow = new Background(work::add, Runnable::run);
        LockedViewModel locked = new LockedViewModel(way.profiles(), way.moveIn("anna"), slow, () -> opened.add("x"));

        locked.submit();
        locked.submit();

        assertThat(work).hasSize(1);
    }

    private LockedViewModel locked(SignedIn in) {
        return new LockedViewModel(way.profiles(), in, Background.sameThread(), () -> opened.add("opened"));
    }
}
