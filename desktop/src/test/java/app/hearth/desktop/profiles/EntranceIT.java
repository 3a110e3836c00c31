package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way in, without a toolkit, before a server that answers what it is told.
final class EntranceIT {
    @TempDir
    private Path data;

    private final Locale before = Locale.getDefault();
    private final FakeHearth hearth = FakeHearth.empty();
    private final MemorySecrets secrets = new MemorySecrets();
    private final List<SignedIn> inside = new ArrayList<>();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        inside.forEach(in -> in.client().close());
        hearth.close();
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
        assertThat(hearth.requests()).isEmpty();
        welcome.name().set("Joe");
        assertThat(welcome.nameProblem().get()).as("gone with the next letter").isEmpty();
    }

    @Test
    void aProfileWithoutAPasswordKeepsARandomOneAndSaysSo() {
        Entrance entrance = opened();
        make(entrance, "Anna");

        assertThat(entrance.step().get()).isInstanceOf(Step.KeepCode.class);
        String sent = only("POST /auth/register");
        Secret kept = secrets.password(remembered().getFirst().key()).orElseThrow();
        assertThat(kept.length()).as("256 bits in base64").isEqualTo(43);
        assertThat(sent).contains("\"has_password\":false").contains(kept.reveal());
    }

    @Test
    void aPasswordOfOnesOwnIsSentAndNotKept() {
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);
        welcome.name().set("Anna");
        welcome.protect().set(true);

        welcome.password().set("short");
        welcome.submit();
        assertThat(welcome.passwordProblem().get()).startsWith("A password has at least 8 characters.");

        welcome.password().set("correct horse battery");
        welcome.submit();
        assertThat(only("POST /auth/register"))
                .contains("correct horse battery")
                .doesNotContain("has_password");
        assertThat(secrets.password(remembered().getFirst().key())).isEmpty();
    }

    @Test
    void aTakenNameIsExplainedAtTheName() {
        hearth.on("POST /auth/register", 409, FakeHearth.problem(409, "conflict"));
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);

        welcome.name().set("Anna");
        welcome.submit();

        assertThat(welcome.nameProblem().get()).isEqualTo("This name is taken. Choose another one.");
        assertThat(remembered()).isEmpty();
        assertThat(welcome.busy().get()).isFalse();
    }

    @Test
    void theCodeMustBeKeptBeforeAnyoneIsInside() {
        Entrance entrance = opened();
        make(entrance, "Anna");
        RecoveryCodeViewModel code = new RecoveryCodeViewModel(
                entrance, (Step.KeepCode) entrance.step().get());

        code.goOn();
        assertThat(inside).isEmpty();

        code.save(data.resolve("code.txt"));
        assertThat(data.resolve("code.txt")).content().contains("abcd-efgh-jkmn-pqrs");
        code.goOn();
        assertThat(inside).hasSize(1);
    }

    @Test
    void aCodeThatCannotBeSavedIsSaidAndNotTakenAsKept() {
        Entrance entrance = opened();
        make(entrance, "Anna");
        RecoveryCodeViewModel code = new RecoveryCodeViewModel(
                entrance, (Step.KeepCode) entrance.step().get());

        code.save(data.resolve("missing").resolve("code.txt"));

        assertThat(code.kept().get()).isFalse();
        assertThat(code.failure().get()).isPresent();
    }

    @Test
    void theOnlyOneKnownGoesStraightIn() {
        moveIn("Anna");

        opened();

        assertThat(inside).hasSize(2);
        assertThat(hearth.requests()).anyMatch(request -> request.startsWith("POST /auth/refresh"));
    }

    @Test
    void anEndedSessionIsRenewedWithTheKeptPassword() {
        moveIn("Anna");
        hearth.on("POST /auth/refresh", 401, FakeHearth.problem(401, "session_revoked"));

        opened();

        Secret kept = secrets.password(remembered().getFirst().key()).orElseThrow();
        assertThat(only("POST /auth/login")).contains(kept.reveal());
        assertThat(inside).hasSize(2);
    }

    @Test
    void whoHasAPasswordIsAskedForItWhenTheSessionHasEnded() {
        hearth.on("POST /auth/refresh", 200, FakeHearth.tokens("anna", true, ""));
        hearth.on("POST /auth/register", 201, FakeHearth.tokens("anna", true, ",\"recovery_code\":\"a-b\""));
        WelcomeViewModel welcome = new WelcomeViewModel(opened(), false);
        welcome.name().set("anna");
        welcome.protect().set(true);
        welcome.password().set("correct horse battery");
        welcome.submit();
        hearth.on("POST /auth/refresh", 401, FakeHearth.problem(401, "session_revoked"));

        Step.SignIn asked = (Step.SignIn) opened().step().get();

        assertThat(asked.profile()).isPresent();
        assertThat(asked.why().orElseThrow().what()).isEqualTo("This device was signed out.");
    }

    @Test
    void aWrongPasswordIsExplainedAndTheNextTryGoesIn() {
        Entrance entrance = opened();
        entrance.signIn();
        SignInViewModel signIn =
                new SignInViewModel(entrance, (Step.SignIn) entrance.step().get());
        hearth.on("POST /auth/login", 401, FakeHearth.problem(401, "invalid_credentials"));
        signIn.name().set("anna");
        signIn.password().set("wrong one");
        signIn.submit();
        assertThat(signIn.failure().get().orElseThrow().what()).isEqualTo("Name or password is wrong.");

        hearth.on("POST /auth/login", 200, FakeHearth.tokens("anna", true, ""));
        signIn.submit();
        assertThat(inside).hasSize(1);
        assertThat(signIn.password().get()).isEmpty();
    }

    @Test
    void aDamagedListOfProfilesIsPutAsideAndTheProgramStillOpens() throws Exception {
        Files.writeString(data.resolve("profiles.json"), "{\"profiles\":[{");

        assertThat(opened().step().get()).isEqualTo(new Step.MakeProfile(false));
        assertThat(data.resolve("profiles.json.damaged")).exists();
    }

    @Test
    void aLockedProfileWithoutAPasswordOpensWithWhatIsKept() {
        SignedIn in = moveIn("Anna");
        List<String> opened = new ArrayList<>();
        LockedViewModel locked =
                new LockedViewModel(profiles(), in, Background.sameThread(), () -> opened.add("opened"));

        locked.submit();

        assertThat(opened).hasSize(1);
        Secret kept = secrets.password(in.profile().key()).orElseThrow();
        assertThat(only("POST /auth/unlock")).contains(kept.reveal());
    }

    private Entrance opened() {
        Entrance entrance = new Entrance(profiles(), Background.sameThread());
        entrance.onInside(inside::add);
        entrance.open();
        return entrance;
    }

    private Profiles profiles() {
        return new Profiles(
                Place.of(hearth, UnaryOperator.identity()),
                new RememberedProfiles(data.resolve("profiles.json")),
                secrets);
    }

    private List<RememberedProfile> remembered() {
        return new RememberedProfiles(data.resolve("profiles.json")).all();
    }

    private SignedIn moveIn(String name) {
        Entrance entrance = opened();
        make(entrance, name);
        entrance.goIn(((Step.KeepCode) entrance.step().get()).in());
        return inside.getLast();
    }

    private static void make(Entrance entrance, String name) {
        WelcomeViewModel welcome = new WelcomeViewModel(entrance, false);
        welcome.name().set(name);
        welcome.submit();
    }

    private String only(String call) {
        List<String> found = hearth.requests().stream()
                .filter(request -> request.startsWith(call))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
