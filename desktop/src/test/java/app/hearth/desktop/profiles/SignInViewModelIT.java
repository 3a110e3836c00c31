package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Going in with a password, without a toolkit, before a server that answers what it is told.
final class SignInViewModelIT {
    private final WayIn way;
    private final Locale before = Locale.getDefault();

    SignInViewModelIT(@TempDir Path data) {
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
    void aWrongPasswordIsExplainedAndTheNextTryGoesIn() {
        SignInViewModel signIn = WayIn.signIn(way.opened());
        way.hearth.on("POST /auth/login", 401, FakeHearth.problem(401, "invalid_credentials"));
        signIn.name().set(" anna ");
        signIn.password().set("wrong one");
        signIn.submit();
        assertThat(signIn.submission().failure().get().orElseThrow().what()).isEqualTo("Name or password is wrong.");
        assertThat(way.only("POST /auth/login")).contains("\"username\":\"anna\"");

        way.hearth.on("POST /auth/login", 200, FakeHearth.tokens("anna", true, ""));
        signIn.submit();
        assertThat(way.inside).hasSize(1);
        assertThat(signIn.password().get()).isEmpty();
        assertThat(signIn.submission().failure().get()).isEmpty();
    }

    @Test
    void whoIsKnownTypesOnlyTheirPasswordAndStaysTheSameProfile() {
        RememberedProfile known = way.moveInWithPassword("anna").profile();
        SignInViewModel signIn =
                new SignInViewModel(way.opened(), new Step.SignIn(Optional.of(known), Optional.empty()));
        way.hearth.on("POST /auth/login", 401, FakeHearth.problem(401, "invalid_credentials"));
        signIn.password().set("wrong one");
        signIn.submit();
        assertThat(signIn.submission().failure().get().orElseThrow().what()).isEqualTo("This password is wrong.");

        way.hearth.on("POST /auth/login", 200, FakeHearth.tokens("anna", true, ""));
        signIn.submit();
        assertThat(way.remembered()).as("once").containsExactly(known);
    }

    @Test
    void whoHasNoPasswordCanOnlyTryAgain() {
        RememberedProfile known = way.moveIn("anna").profile();
        SignInViewModel signIn =
                new SignInViewModel(way.opened(), new Step.SignIn(Optional.of(known), Optional.empty()));
        int before = way.calls("POST /auth/refresh").size();
        assertThat(signIn.asksForPassword()).isFalse();

        signIn.submit();

        assertThat(way.calls("POST /auth/refresh")).hasSize(before + 1);
        assertThat(way.calls("POST /auth/login")).isEmpty();
    }

    @Test
    void nothingIsSentWithoutAPasswordOrTwice() {
        Deque<Runnable> work = new ArrayDeque<>();
        Entrance slow = new Entrance(way.profiles(), new Background(work::add, Runnable::run));
        SignInViewModel signIn = WayIn.signIn(slow);
        signIn.name().set("anna");
        signIn.submit();
        assertThat(work).isEmpty();

        signIn.password().set("correct horse battery");
        signIn.submit();
        signIn.submit();
        assertThat(work).hasSize(1);
    }

    @Test
    void whoHasTriedTooOftenIsToldWhenToTryAgainAndDoesNotAskBefore() {
        SignInViewModel signIn = WayIn.signIn(way.opened());
        way.hearth.waiting(170).on("POST /auth/login", 429, FakeHearth.problem(429, "rate_limited"));
        signIn.name().set("anna");
        signIn.password().set("correct horse battery");

        signIn.submit();
        signIn.submit();

        assertThat(way.calls("POST /auth/login")).hasSize(1);
        assertThat(signIn.submission().failure().get().orElseThrow().whatToDo()).isEqualTo("Try again in 3 minutes.");
    }

    private SignInViewModel asked() {
        SignInViewModel signIn = WayIn.signIn(way.opened());
        way.hearth.on("POST /auth/login", 401, FakeHearth.problem(401, "totp_required"));
        signIn.name().set("anna");
        signIn.password().set("correct horse battery");
        signIn.submit();
        return signIn;
    }

    @Test
    void aProfileWithOneTimeCodesIsAskedForOneAfterThePassword() {
        SignInViewModel signIn = asked();
        assertThat(signIn.asksForCode().get()).isTrue();
        assertThat(signIn.submission().failure().get()).isEmpty();
        assertThat(way.only("POST /auth/login")).doesNotContain("totp");

        signIn.submit();
        assertThat(signIn.codeProblem().get()).isEqualTo("Enter the code.");
        assertThat(way.calls("POST /auth/login")).as("nothing to send").hasSize(1);
        way.hearth.on("POST /auth/login", 200, FakeHearth.tokens("anna", true, ""));
        signIn.code().set(" 123456 ");
        signIn.submit();

        assertThat(way.calls("POST /auth/login").getLast())
                .contains("\"totp\":\"123456\"")
                .contains("correct horse battery");
        assertThat(way.inside).hasSize(1);
        assertThat(signIn.code().get() + signIn.password().get()).isEmpty();
    }

    @Test
    void aWrongOneTimeCodeIsSaidAtItsField() {
        SignInViewModel signIn = asked();
        way.hearth.on("POST /auth/login", 401, FakeHearth.problem(401, "invalid_credentials"));

        signIn.code().set("000000");
        signIn.submit();

        assertThat(signIn.codeProblem().get()).startsWith("This code is wrong or was used before.");
        assertThat(signIn.submission().failure().get()).isEmpty();
        signIn.code().set("1");
        assertThat(signIn.codeProblem().get()).as("gone with the next digit").isEmpty();
    }

    @Test
    void fromTheCodeTheWayBackLeadsToThePassword() {
        SignInViewModel signIn = asked();
        signIn.code().set("1234");

        signIn.back();

        assertThat(signIn.asksForCode().get()).isFalse();
        assertThat(signIn.code().get()).isEmpty();
        assertThat(signIn.name().get()).isEqualTo("anna");
    }

    @Test
    void whoHasNoPasswordIsAskedForTheCodeAlone() {
        RememberedProfile known = way.moveIn("anna").profile();
        way.hearth
                .on("POST /auth/refresh", 401, FakeHearth.problem(401, "session_revoked"))
                .on("POST /auth/login", 401, FakeHearth.problem(401, "totp_required"));
        Entrance entrance = way.opened();
        Step.SignIn step = (Step.SignIn) entrance.step().get();
        assertThat(step).isEqualTo(new Step.SignIn(Optional.of(known.owingCode(true)), Optional.empty(), true));
        SignInViewModel signIn = new SignInViewModel(entrance, step);
        way.hearth.on("POST /auth/login", 200, FakeHearth.tokens("anna", false, ""));

        signIn.code().set("123456");
        signIn.submit();

        String kept = way.secrets.password(known.key()).orElseThrow().reveal();
        assertThat(way.calls("POST /auth/login").getLast()).contains("123456").contains(kept);
        assertThat(way.inside).hasSize(2);
    }

    @Test
    void aStolenSignInIsToldBeforeAnythingElse() {
        way.hearth.on("POST /auth/login", 200, FakeHearth.tokensAfterTheft("anna", "2026-01-01T00:00:00.000Z"));
        Entrance entrance = way.opened();
        SignInViewModel signIn = WayIn.signIn(entrance);
        signIn.name().set("anna");
        signIn.password().set("correct horse battery");

        signIn.submit();

        Step.Theft theft = (Step.Theft) entrance.step().get();
        assertThat(theft.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(way.inside).isEmpty();
        entrance.goOn(theft);
        assertThat(way.inside).containsExactly(theft.in());
    }

    @Test
    void theWayBackLeadsToThoseWhoAreKnown() {
        way.moveIn("anna");
        Entrance entrance = way.opened();

        WayIn.signIn(entrance).back();

        assertThat(entrance.step().get()).isEqualTo(new Step.Choose(way.remembered()));
    }
}
