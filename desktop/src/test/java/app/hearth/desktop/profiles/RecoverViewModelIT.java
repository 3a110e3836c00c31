package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.ProfileId;
import app.hearth.common.client.HearthClient;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way in with the recovery code, at the real server.
final class RecoverViewModelIT {
    private static final String NEXT = "another horse battery";

    private final Locale before = Locale.getDefault();
    private final RealHearth house;
    private final MemorySecrets secrets = new MemorySecrets();
    private final List<SignedIn> inside = new ArrayList<>();
    private final Profiles profiles;
    private final Entrance entrance;

    RecoverViewModelIT(@TempDir Path data, @TempDir Path desktop) throws Exception {
        house = new RealHearth(data);
        profiles = new Profiles(
                Place.of(house.server(), UnaryOperator.identity()),
                new RememberedProfiles(desktop.resolve("profiles.json")),
                secrets);
        entrance = new Entrance(profiles, Background.sameThread());
        entrance.onInside(inside::add);
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        inside.forEach(in -> in.client().close());
        house.close();
        Locale.setDefault(before);
    }

    private String moveIn() {
        WayIn.make(entrance, "anna");
        return Objects.requireNonNull(inside.getLast().newCode()).reveal();
    }

    private RecoverViewModel recover(Optional<RememberedProfile> profile) {
        entrance.askFor(profile);
        new SignInViewModel(entrance, (Step.SignIn) entrance.step().get()).recover();
        return new RecoverViewModel(entrance, (Step.Recover) entrance.step().get());
    }

    @Test
    void theCodeOpensTheProfileWithANewPasswordAndTheNextCodeIsShown() {
        String code = moveIn();
        RememberedProfile anna = inside.getFirst().profile();
        RecoverViewModel model = recover(Optional.of(anna));

        model.code().set("  " + code + " ");
        model.password().typed().set(NEXT);
        model.submit();

        Step.KeepCode keep = (Step.KeepCode) entrance.step().get();
        inside.add(keep.in());
        assertThat(keep.code().reveal()).isNotEqualTo(code);
        assertThat(keep.in().user().hasPassword()).isTrue();
        assertThat(profiles.remembered())
                .containsExactly(keep.in().profile().owingCode(true))
                .allMatch(RememberedProfile::hasPassword);
        assertThat(secrets.password(anna.key())).as("its owner knows it now").isEmpty();
        assertThat(model.code().get() + model.password().typed().get()).isEmpty();

        RecoveryCodeViewModel next = new RecoveryCodeViewModel(entrance, keep);
        next.goOn();
        assertThat(profiles.remembered()).as("nobody said so").allMatch(RememberedProfile::codeOwed);
        next.code().kept().set(true);
        next.goOn();
        assertThat(profiles.remembered()).noneMatch(RememberedProfile::codeOwed);
    }

    /// The first to move in is the admin.
    private String tokenFor(String name) {
        HearthClient admin = inside.getFirst().client();
        ProfileId person = admin.admin().people(null).items().stream()
                .filter(known -> known.username().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
        return admin.admin().resetPassword(person).token().reveal();
    }

    @Test
    void theTokenOfAnAdminOpensTheProfileItIsForAndReplacesWhatWasKeptOfIt() {
        moveIn();
        WayIn.make(entrance, "berta");
        RememberedProfile berta = inside.getLast().profile();
        RecoverViewModel model = recover(Optional.empty());
        model.changeWay();

        model.token().set(" " + tokenFor("berta") + " ");
        model.password().typed().set(NEXT);
        model.submit();

        Step.KeepCode keep = (Step.KeepCode) entrance.step().get();
        inside.add(keep.in());
        assertThat(keep.in().user().username()).isEqualTo("berta");
        assertThat(profiles.remembered())
                .extracting(RememberedProfile::username)
                .containsExactlyInAnyOrder("anna", "berta");
        assertThat(secrets.password(berta.key())).isEmpty();
        assertThat(model.token().get() + model.password().typed().get()).isEmpty();
    }

    @Test
    void aTokenThatIsMissingWrongOrUsedIsSaidAtItsFieldAndACodeBesideItKeepsTheVault() {
        String code = moveIn();
        RecoverViewModel model = recover(Optional.empty());
        model.changeWay();
        model.password().typed().set(NEXT);
        model.submit();
        assertThat(model.tokenProblem().get()).isEqualTo("Enter the token.");
        assertThat(model.nameProblem().get() + model.codeProblem().get()).isEmpty();

        model.token().set("nothing");
        model.submit();
        assertThat(model.tokenProblem().get()).startsWith("This token is not good");

        String token = tokenFor("anna");
        model.token().set(token);
        model.code().set("not the code");
        model.submit();
        assertThat(model.tokenProblem().get()).contains("recovery code");
        model.code().set(code);
        model.submit();
        inside.add(((Step.KeepCode) entrance.step().get()).in());

        RecoverViewModel again = recover(Optional.empty());
        again.changeWay();
        again.token().set(token);
        again.password().typed().set(NEXT);
        again.submit();
        assertThat(again.tokenProblem().get()).startsWith("This token is not good");
    }

    @Test
    void aCodeThatIsWrongOrUsedIsSaidAtItsField() {
        String code = moveIn();
        RecoverViewModel first = recover(Optional.empty());
        first.name().set("anna");
        first.code().set(code);
        first.password().typed().set(NEXT);
        first.submit();
        inside.add(((Step.KeepCode) entrance.step().get()).in());

        RecoverViewModel again = recover(Optional.empty());
        again.name().set("anna");
        again.code().set(code);
        again.password().typed().set("a third horse battery");
        again.submit();

        assertThat(again.codeProblem().get()).startsWith("Name or recovery code is wrong.");
        assertThat(again.submission().busy().get()).isFalse();
        again.code().set("x");
        assertThat(again.codeProblem().get()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidAtEachFieldWithoutAsking() {
        RecoverViewModel model = recover(Optional.empty());

        model.submit();

        assertThat(model.nameProblem().get()).isNotEmpty();
        assertThat(model.codeProblem().get()).isNotEmpty();
        assertThat(model.password().problem().get()).isNotEmpty();
        assertThat(model.submission().failure().get()).isEmpty();
    }

    @Test
    void theWayBackLeadsToTheSameProfile() {
        moveIn();
        Optional<RememberedProfile> anna = Optional.of(inside.getFirst().profile());

        recover(anna).back();

        assertThat(entrance.step().get()).isEqualTo(new Step.SignIn(anna, Optional.empty()));
    }
}
