package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.User;
import app.hearth.common.client.ProblemException;
import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the desktop keeps of profiles, before a server that answers what it is told.
final class ProfilesIT {
    private final WayIn way;

    ProfilesIT(@TempDir Path data) {
        way = new WayIn(data);
    }

    @AfterEach
    void close() {
        way.close();
    }

    @Test
    void thePasswordIsKeptBeforeTheProfileIsMadeAndForgottenWhenItIsRefused() {
        Watched watched = new Watched();
        way.hearth.on("POST /auth/register", 409, FakeHearth.problem(409, "conflict"));

        assertThatThrownBy(() -> way.profiles(watched).makeWithoutPassword("anna"))
                .isInstanceOf(ProblemException.class);

        assertThat(watched.did).containsExactly("keep with 0 requests sent", "forget");
    }

    @Test
    void whoComesBackByTheirAddressIsTheSamePersonOnThisDesktop() {
        SignedIn byName = way.moveInWithPassword("anna");

        SignInViewModel signIn = WayIn.signIn(new Entrance(way.profiles(), Background.sameThread()));
        signIn.name().set("anna@example.org");
        signIn.password().set("correct horse battery");
        signIn.submit();

        assertThat(way.calls("POST /auth/login").getLast())
                .contains("\"email\":\"anna@example.org\"")
                .doesNotContain("username");
        assertThat(way.remembered().stream().map(RememberedProfile::username)).containsExactly("anna");
        assertThat(way.secrets.tokens(byName.profile().key()).load()).isEmpty();
    }

    @Test
    void aRefusedAddressIsNotTriedAgainAsAName() {
        way.hearth.on("POST /auth/login", 401, FakeHearth.problem(401, "invalid_credentials"));

        SignInViewModel signIn = WayIn.signIn(new Entrance(way.profiles(), Background.sameThread()));
        signIn.name().set("anna@home.example");
        signIn.password().set("correct horse battery");
        signIn.submit();

        assertThat(way.only("POST /auth/login"))
                .as("a second one would count twice against who mistyped")
                .contains("\"email\":\"anna@home.example\"")
                .doesNotContain("username");
    }

    @Test
    void whoSignsOutEndsTheSessionAndStaysRemembered() {
        SignedIn in = way.moveIn("anna");

        way.profiles().signOut(in);

        assertThat(way.calls("POST /auth/logout")).hasSize(1);
        assertThat(way.secrets.tokens(in.profile().key()).load()).isEmpty();
        assertThat(way.remembered()).containsExactly(in.profile().owingCode(true));
    }

    @Test
    void aNewNameIsRememberedForTheNextStart() {
        SignedIn in = way.moveIn("anna");

        way.profiles().changed(in, Json.read(FakeHearth.user("annabel", false), User.class));

        assertThat(way.remembered().stream().map(RememberedProfile::name)).containsExactly("annabel");
    }

    private SignedIn signIn(Profiles profiles, boolean stays) {
        way.hearth.on("POST /auth/login", 200, FakeHearth.tokens("anna", true, ""));
        try (Secret password = Secret.of("correct horse battery")) {
            SignedIn in = profiles.signIn(new Attempt("anna", password, "", stays));
            way.inside.add(in);
            return in;
        }
    }

    @Test
    void whoDoesNotStaySignedInIsForgottenWithTheProgram() {
        way.hearth.on("POST /auth/refresh", 200, FakeHearth.tokens("anna", true, ""));
        Profiles profiles = way.profiles();
        SignedIn in = signIn(profiles, false);

        assertThat(way.secrets.tokens(in.profile().key()).load()).isEmpty();
        SignedIn again = profiles.resume(in.profile(), "");
        way.inside.add(again);
        assertThat(again.user().username()).as("while the program runs").isEqualTo("anna");
        Entrance nextStart = way.opened();
        assertThat(nextStart.step().get())
                .as("asked for the password, without a word of blame")
                .isEqualTo(new Step.SignIn(Optional.of(in.profile()), Optional.empty()));
    }

    @Test
    void whoStayedBeforeAndDoesNotNowLeavesNoTokenBehind() {
        Profiles profiles = way.profiles();
        SignedIn in = signIn(profiles, true);
        assertThat(way.secrets.tokens(in.profile().key()).load()).isPresent();

        signIn(profiles, false);
        assertThat(way.secrets.tokens(in.profile().key()).load()).isEmpty();

        signIn(profiles, true);
        assertThat(way.secrets.tokens(in.profile().key()).load()).isPresent();
        way.inside.add(profiles.resume(in.profile(), ""));
    }

    @Test
    void aRefusedSignInThatWouldNotStayTakesNothingAway() {
        Profiles profiles = way.profiles();
        SignedIn in = signIn(profiles, true);
        way.hearth.on("POST /auth/login", 401, FakeHearth.problem(401, "invalid_credentials"));

        try (Secret wrong = Secret.of("wrong")) {
            Attempt attempt = new Attempt("anna", wrong, "", false);
            assertThatThrownBy(() -> profiles.signIn(attempt)).isInstanceOf(ProblemException.class);
        }

        assertThat(way.secrets.tokens(in.profile().key()).load()).isPresent();
    }

    /// Writes down what was done with a password, and when.
    private final class Watched implements ProfileSecrets {
        private final List<String> did = new ArrayList<>();

        @Override
        public boolean lasts() {
            return true;
        }

        @Override
        public TokenStore tokens(String account) {
            return TokenStore.inMemory();
        }

        @Override
        public void keepPassword(String account, Secret password) {
            did.add("keep with " + way.hearth.requests().size() + " requests sent");
        }

        @Override
        public Optional<Secret> password(String account) {
            return Optional.empty();
        }

        @Override
        public void forgetPassword(String account) {
            did.add("forget the password");
        }

        @Override
        public void keepDraftsKey(String account, Secret key) {
            did.add("keep a key for drafts");
        }

        @Override
        public Optional<Secret> draftsKey(String account) {
            return Optional.empty();
        }

        @Override
        public void forget(String account) {
            did.add("forget");
        }
    }
}
