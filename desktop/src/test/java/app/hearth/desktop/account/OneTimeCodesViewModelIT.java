package app.hearth.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.OneTimeCode;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Keepsake;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One-time codes as the real server asks for them.
final class OneTimeCodesViewModelIT {
    private final Locale before = Locale.getDefault();
    private final Background here = Background.sameThread();
    private final RealHearth house;
    private final HearthClient client;

    OneTimeCodesViewModelIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        client = house.client();
    }

    /// A desktop that keeps nothing.
    private static final class Nothing implements OwnPassword {
        @Override
        public Optional<Secret> load() {
            return Optional.empty();
        }

        @Override
        public void forget() {}
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

    private OneTimeCodesViewModel anna() {
        return model(house.register(client, "anna", "Kitchen").user(), client);
    }

    private OneTimeCodesViewModel model(User user, HearthClient at) {
        OneTimeCodesViewModel model =
                new OneTimeCodesViewModel(new AccountViewModel(user, at, here), at, here, new Nothing());
        model.open().set(true);
        return model;
    }

    private static void enrol(OneTimeCodesViewModel model) {
        model.proof().typed().set(RealHearth.PASSWORD);
        model.submit();
    }

    private static void confirm(OneTimeCodesViewModel model) {
        model.code().set(codes(model).getFirst());
        model.submit();
    }

    /// What an authenticator app shows: now, and in the steps around.
    private static List<String> codes(OneTimeCodesViewModel model) {
        String typed = model.seed().get().orElseThrow().typed().replace(" ", "");
        byte[] number = new BigInteger(digits(typed), 32).toByteArray();
        byte[] seed = new byte[typed.length() * 5 / 8];
        int length = Math.min(number.length, seed.length);
        System.arraycopy(number, number.length - length, seed, seed.length - length, length);
        Instant now = Instant.now();
        return IntStream.of(0, 1, -1, 2, -2)
                .mapToObj(step -> OneTimeCode.at(seed, now.plus(OneTimeCode.STEP.multipliedBy(step))))
                .toList();
    }

    private static String digits(String base32) {
        StringBuilder digits = new StringBuilder();
        base32.chars()
                .map("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::indexOf)
                .forEach(value -> digits.append(Character.forDigit(value, 32)));
        return digits.toString();
    }

    private boolean signsIn(String code) {
        try (Secret password = Secret.of(RealHearth.PASSWORD)) {
            Secret given = code.isEmpty() ? null : Secret.of(code);
            house.client().login(new Login("anna", null, password, given, "Anywhere"));
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    @Test
    void fromTheConfirmationOnTheSignInAsksForACode() {
        OneTimeCodesViewModel model = anna();
        enrol(model);
        String inApp = model.seed().get().orElseThrow().typed();
        assertThat(inApp).matches("([A-Z2-7]{4} )+[A-Z2-7]{1,4}");
        assertThat(model.seed().get().orElseThrow().address())
                .startsWith("otpauth://totp/")
                .contains(inApp.replace(" ", ""));
        assertThat(signsIn("")).as("nothing changes before").isTrue();

        confirm(model);

        assertThat(model.user().get().hasTotp()).isTrue();
        assertThat(model.open().get()).isFalse();
        assertThat(model.seed().get()).isEmpty();
        Keepsake backup = model.backup().get().orElseThrow();
        List<String> codes = Arrays.asList(backup.words().text().split("\n"));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(backup.words().file()).contains("anna").contains(codes.getLast());
        assertThat(signsIn("")).isFalse();
        assertThat(signsIn(codes.getFirst())).isTrue();

        model.kept();
        assertThat(model.backup().get()).isEmpty();
        assertThat(backup.words().toString()).as("nothing of them stays").doesNotContain(codes.getLast());
    }

    @Test
    void aWrongCodeIsSaidAtItsFieldAndNothingIsOn() {
        OneTimeCodesViewModel model = anna();
        enrol(model);
        model.submit();
        assertThat(model.codeProblem().get()).isEqualTo("Enter the code the app shows.");
        String wrong = IntStream.range(0, 10)
                .mapToObj(digit -> Integer.toString(digit).repeat(6))
                .filter(code -> !codes(model).contains(code))
                .findFirst()
                .orElseThrow();

        model.code().set(wrong);
        model.submit();

        assertThat(model.codeProblem().get()).startsWith("This code is wrong.");
        assertThat(model.submission().failure().get()).isEmpty();
        assertThat(model.user().get().hasTotp()).isFalse();
        confirm(model);
        assertThat(model.user().get().hasTotp()).as("the next try counts").isTrue();
    }

    @Test
    void withoutThePasswordThereIsNothingToScan() {
        OneTimeCodesViewModel model = anna();
        model.submit();
        assertThat(model.proof().problem().get()).isEqualTo("Enter your password.");

        model.proof().typed().set("not her password");
        model.submit();

        assertThat(model.proof().problem().get()).startsWith("This password is wrong.");
        assertThat(model.seed().get()).isEmpty();
    }

    @Test
    void whoCancelsLeavesNothingToScanBehind() {
        OneTimeCodesViewModel model = anna();
        enrol(model);
        model.code().set("123");

        model.open().set(false);

        assertThat(model.seed().get()).isEmpty();
        assertThat(model.code().get()).isEmpty();
        assertThat(signsIn("")).isTrue();
    }

    @Test
    void whoTurnsThemOffSignsInWithThePasswordAlone() {
        OneTimeCodesViewModel model = anna();
        enrol(model);
        confirm(model);
        model.kept();
        model.open().set(true);

        enrol(model);

        assertThat(model.user().get().hasTotp()).isFalse();
        assertThat(model.open().get()).isFalse();
        assertThat(signsIn("")).isTrue();
    }

    @Test
    void whatAnotherDeviceChangedMeanwhileIsSaidAndShownAsItIs() {
        OneTimeCodesViewModel model = anna();
        HearthClient laptop = house.signIn("anna", "Laptop");
        OneTimeCodesViewModel there = model(model.user().get(), laptop);
        enrol(there);
        confirm(there);

        enrol(model);
        assertThat(model.submission().failure().get().orElseThrow().what())
                .isEqualTo("This was changed on another device meanwhile.");
        assertThat(model.user().get().hasTotp()).isTrue();

        enrol(model);
        assertThat(model.user().get().hasTotp()).as("now it is turned off").isFalse();
        there.open().set(true);
        enrol(there);
        assertThat(there.user().get().hasTotp())
                .as("what is off already is off")
                .isFalse();
    }
}
