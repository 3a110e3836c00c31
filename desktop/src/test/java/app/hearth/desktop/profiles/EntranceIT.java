package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Keepsake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way in, without a toolkit, before a server that answers what it is told.
final class EntranceIT {
    private final Path data;
    private final WayIn way;
    private final Locale before = Locale.getDefault();

    EntranceIT(@TempDir Path data) {
        this.data = data;
        this.way = new WayIn(data);
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
    void nobodyKnownMeansMakingAProfile() {
        assertThat(opened().step().get()).isEqualTo(new Step.MakeProfile(false));
    }

    @Test
    void aNameThatIsTooShortIsRefusedBeforeTheServerIsAsked() {
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);

        welcome.name().set("  Jo ");
        welcome.submit();

        assertThat(welcome.nameProblem().get()).isEqualTo("A name has at least 3 characters.");
        assertThat(way.hearth.requests()).isEmpty();
        welcome.name().set("Joe");
        assertThat(welcome.nameProblem().get()).as("gone with the next letter").isEmpty();
    }

    @Test
    void whatIsWrongWithANameIsSaidWhenThePersonGoesOn() {
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);
        welcome.leftName();
        assertThat(welcome.nameProblem().get()).as("not begun yet").isEmpty();

        welcome.name().set("Jo");
        assertThat(welcome.nameProblem().get()).as("still typing").isEmpty();
        welcome.leftName();
        assertThat(welcome.nameProblem().get()).isEqualTo("A name has at least 3 characters.");
    }

    @Test
    void anAddressIsNoName() {
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);

        welcome.name().set("joe@home.example");
        welcome.submit();

        assertThat(welcome.nameProblem().get()).startsWith("A name has no @.");
        assertThat(way.hearth.requests()).isEmpty();
    }

    @Test
    void aProfileWithoutAPasswordKeepsARandomOneAndSaysSo() {
        Entrance entrance = opened();
        WayIn.make(entrance, "Anna");

        assertThat(way.inside).hasSize(1);
        assertThat(remembered()).allMatch(RememberedProfile::codeOwed);
        String sent = way.only("POST /auth/register");
        Secret kept = way.secrets.password(remembered().getFirst().key()).orElseThrow();
        assertThat(kept.length()).as("256 bits in base64").isEqualTo(43);
        assertThat(sent).contains("\"has_password\":false").contains(kept.reveal());
    }

    @Test
    void aPasswordOfOnesOwnIsSentAndNotKept() {
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);
        welcome.name().set("Anna");
        welcome.protect().set(true);

        welcome.password().typed().set("short");
        welcome.submit();
        assertThat(welcome.password().problem().get()).startsWith("A password has at least 8 characters.");

        welcome.password().typed().set("correct horse battery");
        welcome.submit();
        assertThat(way.only("POST /auth/register"))
                .contains("correct horse battery")
                .doesNotContain("has_password");
        assertThat(way.secrets.password(remembered().getFirst().key())).isEmpty();
    }

    @Test
    void aTakenNameIsExplainedAtTheName() {
        way.hearth.on("POST /auth/register", 409, FakeHearth.problem(409, "conflict"));
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);

        welcome.name().set("Anna");
        welcome.submit();

        assertThat(welcome.nameProblem().get()).isEqualTo("This name is taken. Choose another one.");
        assertThat(remembered()).isEmpty();
        assertThat(welcome.submission().busy().get()).isFalse();
    }

    @Test
    void aNameGoesOutWithoutTheSpacesAroundItAndThePasswordLeavesTheWindow() {
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);
        welcome.name().set("  Anna ");
        welcome.protect().set(true);
        welcome.password().typed().set("correct horse battery");

        welcome.submit();

        assertThat(way.only("POST /auth/register")).contains("\"username\":\"Anna\"");
        assertThat(welcome.password().typed().get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "password"})
    void whatTheServerSaysOfAFieldStandsAtThatField(String field) {
        way.hearth.on("POST /auth/register", 422, """
                {"type":"about:blank","title":"t","status":422,"detail":"d","code":"validation",
                "errors":[{"field":"%s","message":"is too common"}]}""".formatted(field));
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);
        welcome.name().set("Anna");
        welcome.protect().set(true);
        welcome.password().typed().set("password1");

        welcome.submit();

        boolean atTheName = field.equals("username");
        assertThat(welcome.nameProblem().get()).isEqualTo(atTheName ? "Is too common." : "");
        assertThat(welcome.password().problem().get()).isEqualTo(atTheName ? "" : "Is too common.");
        assertThat(welcome.submission().failure().get()).isEmpty();
    }

    @Test
    void aProfileIsMadeOnceHoweverOftenItIsAskedForMeanwhile() {
        Deque<Runnable> work = new ArrayDeque<>();
        Entrance slow = new Entrance(way.profiles(), new Background(work::add, Runnable::run));
        WelcomeViewModel welcome = new WelcomeViewModel(slow, false);
        welcome.name().set("Anna");

        welcome.submit();
        welcome.submit();

        assertThat(work).hasSize(1);
    }

    @Test
    void whoChangesTheirMindGoesBackToThoseWhoAreKnown() {
        way.moveIn("anna");
        Entrance entrance = opened();
        entrance.makeProfile(true);

        new WelcomeViewModel(entrance, true).back();

        assertThat(entrance.step().get()).isInstanceOf(Step.Choose.class);
    }

    @Test
    void afterSomeoneHasLeftNobodyGoesInByThemselves() {
        way.moveIn("anna");
        Entrance entrance = opened();
        int before = way.calls("POST /auth/refresh").size();

        entrance.choose();

        assertThat(entrance.step().get()).isEqualTo(new Step.Choose(remembered()));
        assertThat(way.calls("POST /auth/refresh")).hasSize(before);
    }

    @Test
    void ofSeveralWhoAreKnownTheLastOneStandsFirst() {
        way.moveIn("anna");
        way.moveIn("bert");

        Step.Choose choose = (Step.Choose) opened().step().get();

        assertThat(choose.profiles().stream().map(RememberedProfile::name)).containsExactly("bert", "anna");
    }

    @Test
    void aNewPersonIsInsideAtOnceAndTheirCodeWaitsUntilItIsKept() {
        Entrance entrance = opened();
        WayIn.make(entrance, "Anna");
        SignedIn anna = way.inside.getLast();
        CodeNoticeViewModel notice = notice(entrance, anna);
        assertThat(notice.state().get()).isEqualTo(CodeNoticeViewModel.State.WAITS);
        assertThat(anna.newCode()).isEqualTo(Secret.of(new byte[19]));

        notice.done();
        assertThat(notice.state().get()).as("nobody said so").isEqualTo(CodeNoticeViewModel.State.WAITS);

        Keepsake code = notice.code().orElseThrow();
        code.save(data.resolve("code.txt"));
        assertThat(data.resolve("code.txt")).content().contains("abcd-efgh-jkmn-pqrs");
        notice.done();
        assertThat(notice.state().get()).isEqualTo(CodeNoticeViewModel.State.KEPT);
        assertThat(code.words().toString()).as("the code leaves memory").doesNotContain("abcd");
        assertThat(remembered()).noneMatch(RememberedProfile::codeOwed);
        assertThat(notice(entrance, anna.as(anna.user())).state().get()).isEqualTo(CodeNoticeViewModel.State.KEPT);
    }

    @Test
    void whoWentOutWithoutKeepingTheirCodeIsAskedToMakeAnotherOneAlsoAfterALock() {
        Entrance entrance = opened();
        WayIn.make(entrance, "Anna");
        SignedIn anna = way.inside.getLast();
        CodeNoticeViewModel before = notice(entrance, anna);
        Keepsake code = before.code().orElseThrow();
        before.close();
        entrance.profiles().lock(anna);
        assertThat(code.words().toString()).doesNotContain("abcd");

        CodeNoticeViewModel notice = notice(entrance, anna.as(anna.user()));
        assertThat(notice.state().get()).isEqualTo(CodeNoticeViewModel.State.GONE);
        assertThat(notice.code()).isEmpty();

        notice.replaced();
        assertThat(notice.state().get()).isEqualTo(CodeNoticeViewModel.State.KEPT);
        assertThat(remembered()).noneMatch(RememberedProfile::codeOwed);
    }

    @Test
    void theOnlyOneKnownGoesStraightIn() {
        way.moveIn("Anna");

        opened();

        assertThat(way.inside).hasSize(2);
        assertThat(remembered()).as("once, however often they come").hasSize(1);
        assertThat(way.hearth.requests()).anyMatch(request -> request.startsWith("POST /auth/refresh"));
    }

    @Test
    void anEndedSessionIsRenewedWithTheKeptPassword() {
        way.moveIn("Anna");
        way.hearth.on("POST /auth/refresh", 401, FakeHearth.problem(401, "session_revoked"));

        opened();

        Secret kept = way.secrets.password(remembered().getFirst().key()).orElseThrow();
        assertThat(way.only("POST /auth/login")).contains(kept.reveal());
        assertThat(way.inside).hasSize(2);
    }

    @Test
    void whoHasAPasswordIsAskedForItWhenTheSessionHasEnded() {
        way.hearth.on("POST /auth/refresh", 200, FakeHearth.tokens("anna", true, ""));
        way.hearth.on("POST /auth/register", 201, FakeHearth.tokens("anna", true, ",\"recovery_code\":\"a-b\""));
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);
        welcome.name().set("anna");
        welcome.protect().set(true);
        welcome.password().typed().set("correct horse battery");
        welcome.submit();
        way.hearth.on("POST /auth/refresh", 401, FakeHearth.problem(401, "session_revoked"));

        Step.SignIn asked = (Step.SignIn) opened().step().get();

        assertThat(asked.profile()).isPresent();
        assertThat(asked.why().orElseThrow().what()).isEqualTo("This device was signed out.");
    }

    @Test
    void whoKnowsNoPasswordIsToldOfTheRecoveryCodeWhenNothingIsKeptAnyMore() {
        SignedIn in = way.moveIn("Anna");
        way.secrets.forgetPassword(in.profile().key());
        way.hearth.on("POST /auth/refresh", 503, FakeHearth.problem(503, "shutting_down"));
        Step.SignIn busy = (Step.SignIn) opened().step().get();
        assertThat(busy.why().orElseThrow().what()).isEqualTo("Hearth is closing.");

        way.hearth.on("POST /auth/refresh", 401, FakeHearth.problem(401, "session_revoked"));
        Step.SignIn asked = (Step.SignIn) opened().step().get();
        assertThat(asked.why().orElseThrow().whatToDo()).startsWith("Open it with the recovery code.");
    }

    @Test
    void aDamagedListOfProfilesIsPutAsideAndTheProgramStillOpens() throws Exception {
        Files.writeString(data.resolve("profiles.json"), "{\"profiles\":[{");

        assertThat(opened().step().get()).isEqualTo(new Step.MakeProfile(false));
        assertThat(data.resolve("profiles.json.damaged")).exists();
    }

    private Entrance opened() {
        return way.opened();
    }

    private List<RememberedProfile> remembered() {
        return way.remembered();
    }

    private static CodeNoticeViewModel notice(Entrance entrance, SignedIn in) {
        return new CodeNoticeViewModel(in, entrance.profiles(), Background.sameThread());
    }
}
