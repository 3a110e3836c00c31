package app.hearth.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Login;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Registration;
import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Keepsake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Passwords, recovery codes and the end of a profile, as the real server has them.
final class PasswordViewModelIT {
    private static final String NEXT = "another horse battery";

    private final Locale before = Locale.getDefault();
    private final Background here = Background.sameThread();
    private final RealHearth house;
    private final HearthClient client;
    private final List<String> told = new ArrayList<>();
    private final Kept kept = new Kept();

    PasswordViewModelIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        client = house.client();
    }

    /// What a desktop keeps, in memory.
    private static final class Kept implements OwnPassword {
        private Optional<String> password = Optional.empty();

        @Override
        public Optional<Secret> load() {
            return password.map(Secret::of);
        }

        @Override
        public void forget() {
            password = Optional.empty();
        }
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        house.close();
        Locale.setDefault(before);
    }

    private AccountViewModel anna() {
        return account(house.register(client, "anna", "Kitchen").user());
    }

    private AccountViewModel annaWithoutPassword() {
        kept.password = Optional.of("made by the desktop itself");
        try (Secret password = Secret.of("made by the desktop itself")) {
            return account(client.register(new Registration("anna", null, password, "anna", null, "Kitchen", false))
                    .user());
        }
    }

    private AccountViewModel account(User user) {
        AccountViewModel account = new AccountViewModel(user, client, here);
        account.onChanged(now -> told.add(now.username() + " " + now.hasPassword()));
        return account;
    }

    private PasswordViewModel password(AccountViewModel account) {
        PasswordViewModel model = new PasswordViewModel(account, client, here, kept);
        model.open().set(true);
        return model;
    }

    @Test
    void theNewPasswordSignsInAndEveryOtherDeviceIsOut() {
        PasswordViewModel model = password(anna());
        HearthClient laptop = house.signIn("anna", "Laptop");
        model.onOthersEnded(() -> told.add("others ended"));

        model.proof().typed().set(RealHearth.PASSWORD);
        model.chosen().typed().set(NEXT);
        model.submit();

        assertThat(model.changed().get()).isTrue();
        assertThat(model.open().get()).isFalse();
        assertThat(model.proof().typed().get()).isEmpty();
        assertThat(model.chosen().typed().get()).isEmpty();
        assertThat(told).containsExactly("anna true", "others ended");
        assertThatThrownBy(laptop.account()::me).isInstanceOf(ProblemException.class);
        assertThat(client.account().me().username()).isEqualTo("anna");
        assertThat(signsIn(NEXT)).isTrue();
        assertThat(signsIn(RealHearth.PASSWORD)).isFalse();
    }

    @Test
    void aWrongPasswordIsSaidAtItsFieldAndNothingHasChanged() {
        PasswordViewModel model = password(anna());

        model.proof().typed().set("not her password");
        model.chosen().typed().set(NEXT);
        model.submit();

        assertThat(model.proof().problem().get()).startsWith("This password is wrong.");
        assertThat(model.chosen().typed().get()).isEqualTo(NEXT);
        assertThat(model.submission().failure().get()).isEmpty();
        assertThat(model.submission().busy().get()).isFalse();
        assertThat(signsIn(RealHearth.PASSWORD)).isTrue();
    }

    @Test
    void whatIsMissingIsSaidAtEveryFieldWithoutAsking() {
        PasswordViewModel model = password(anna());

        model.chosen().typed().set("short");
        model.submit();

        assertThat(model.proof().problem().get()).isEqualTo("Enter your password.");
        assertThat(model.chosen().problem().get()).startsWith("A password has at least 8 characters.");
    }

    @Test
    void aPasswordThatManyHaveIsSaidAtItsField() {
        PasswordViewModel model = password(anna());

        model.proof().typed().set(RealHearth.PASSWORD);
        model.chosen().typed().set("password123");
        model.submit();

        assertThat(model.chosen().problem().get()).isNotEmpty();
        assertThat(model.open().get()).isTrue();
        assertThat(signsIn(RealHearth.PASSWORD)).isTrue();
    }

    @Test
    void aProfileWithoutAPasswordGetsOneAndNothingOfTheOldOneIsKept() {
        AccountViewModel account = annaWithoutPassword();
        PasswordViewModel model = password(account);
        assertThat(model.proof().asks()).isFalse();

        model.chosen().typed().set(NEXT);
        model.submit();

        assertThat(account.user().get().hasPassword()).isTrue();
        assertThat(model.proof().asks()).isTrue();
        assertThat(kept.password).isEmpty();
        assertThat(signsIn(NEXT)).isTrue();
    }

    @Test
    void aNewCodeIsShownOnceAndOpensTheProfile() {
        CodeViewModel model = new CodeViewModel(anna(), client, here, kept);
        model.open().set(true);

        model.proof().typed().set(RealHearth.PASSWORD);
        model.submit();
        Keepsake shown = model.code().get().orElseThrow();
        String code = shown.words().text();

        assertThat(model.proof().typed().get()).isEmpty();
        assertThat(shown.words().file()).contains(code).contains("anna");
        model.kept();
        assertThat(model.code().get()).isEmpty();
        assertThat(shown.words().toString()).as("nothing of it stays").doesNotContain(code);
        try (Secret given = Secret.of(code);
                Secret next = Secret.of(NEXT)) {
            assertThat(house.client()
                            .recover(new Recovery("anna", null, given, next, "Laptop"))
                            .user()
                            .username())
                    .isEqualTo("anna");
        }
    }

    @Test
    void withoutThePasswordThereIsNoNewCode() {
        CodeViewModel model = new CodeViewModel(anna(), client, here, kept);
        model.open().set(true);

        model.submit();
        assertThat(model.proof().problem().get()).isEqualTo("Enter your password.");
        model.proof().typed().set("not her password");
        model.submit();

        assertThat(model.proof().problem().get()).startsWith("This password is wrong.");
        assertThat(model.code().get()).isEmpty();
    }

    @Test
    void whoLeavesIsGoneAndOnlyWithTheirPassword() {
        LeavingViewModel model = leaving(anna());
        model.submit();
        assertThat(told).as("not asked yet").isEmpty();
        model.open().set(true);

        model.proof().typed().set("not her password");
        model.submit();
        assertThat(model.proof().problem().get()).startsWith("This password is wrong.");
        assertThat(signsIn(RealHearth.PASSWORD)).isTrue();
        model.proof().typed().set(RealHearth.PASSWORD);
        model.submit();

        assertThat(told).containsExactly("gone");
        assertThat(signsIn(RealHearth.PASSWORD)).isFalse();
    }

    @Test
    void whoKnowsNoPasswordLeavesWithTheOneTheDesktopKeeps() {
        LeavingViewModel model = leaving(annaWithoutPassword());
        model.open().set(true);

        model.submit();

        assertThat(told).containsExactly("gone");
    }

    @Test
    void theOnlyAdminAmongOthersIsToldWhatToDoFirst() {
        LeavingViewModel model = leaving(anna());
        house.register(house.client(), "bert", "Laptop");
        model.open().set(true);

        model.proof().typed().set(RealHearth.PASSWORD);
        model.submit();

        assertThat(model.submission().failure().get().orElseThrow().what()).startsWith("You are the only admin here");
        assertThat(told).isEmpty();
        assertThat(client.account().me().username()).isEqualTo("anna");
    }

    private LeavingViewModel leaving(AccountViewModel account) {
        return new LeavingViewModel(client, here, new Proof(account.user(), kept), () -> told.add("gone"));
    }

    private boolean signsIn(String typed) {
        try (Secret password = Secret.of(typed)) {
            house.client().login(new Login("anna", null, password, null, "Anywhere"));
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }
}
