package app.hearth.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The page of the account as it is clicked, before a server that answers what it is told.
final class AccountPageTest {
    private static final String SESSION = """
            {"id":"0199e7a2-0000-7000-8000-00000000000%d","device_name":"%s","ip":"127.0.0.1","user_agent":null,
            "created_at":"2026-01-01T00:00:00.000Z","last_used_at":"2026-01-0%dT00:00:00.000Z",
            "expires_at":"2027-01-01T00:00:00.000Z","current":%b}""";
    private static final String TWO_DEVICES =
            ShownPage.items(SESSION.formatted(1, "Kitchen", 2, true), SESSION.formatted(2, "Laptop", 3, false));

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final FakeHearth hearth = page.hearth();
    private final HearthClient client = page.client();
    private final AccountViewModel account =
            new AccountViewModel(Json.read(FakeHearth.user("anna", false), User.class), client, sameThread());

    private static Background sameThread() {
        return Background.sameThread();
    }

    private static String refusedSignIn() {
        return """
                {"id":"0199e7a2-0000-7000-8000-000000000009","at":"2026-01-01T00:00:00.000Z","act":"sign_in",
                "outcome":"refused","user_id":null,"session_id":null,"address":"127.0.0.1","about_user_id":null}""";
    }

    @BeforeEach
    void answer() {
        hearth.on("GET /auth/sessions", 200, TWO_DEVICES).on("GET /auth/audit", 200, ShownPage.items(refusedSignIn()));
    }

    private AccountPage accountPage() {
        OwnPassword nothing = new OwnPassword() {
            @Override
            public Optional<Secret> load() {
                return Optional.empty();
            }

            @Override
            public void forget() {}
        };
        return new AccountPage(account, client, sameThread(), nothing, () -> {});
    }

    private void open() throws TimeoutException {
        page.open(() -> accountPage().root());
    }

    @Test
    void aClickOnOnesOwnColourLeavesItChosenAndARefusedOneIsNot() throws TimeoutException {
        open();
        hearth.on("PATCH /auth/me", 507, FakeHearth.problem(507, "storage_full"));

        robot.interact(() -> swatch("#0b6e4f").fire());
        assertThat(swatch("#0b6e4f").isSelected()).isTrue();
        robot.interact(() -> swatch("#1f5fa8").fire());

        assertThat(account.failure().get()).isPresent();
        assertThat(swatch("#0b6e4f").isSelected()).isTrue();
        assertThat(swatch("#1f5fa8").isSelected()).isFalse();
    }

    @Test
    void thisDeviceIsMarkedAndOnlyAnotherOneCanBeSignedOut() throws TimeoutException {
        open();

        assertThat(page.shown("This device")).hasSize(1);
        assertThat(page.shown("Sign out").stream().map(Labeled::getText))
                .containsExactly("Sign out", "Sign out all other devices");
        assertThat(page.shown("Refused")).hasSize(1);
        assertThat(page.shown("Sign-in")).extracting(Labeled::getText).contains("Sign-in");
        assertThat(page.shown("Jan 1, 2026"))
                .as("when and from where")
                .anyMatch(line -> line.getText().endsWith("127.0.0.1"));
        assertThat(robot.lookup(".act-warns").queryAll()).hasSize(1);
    }

    @Test
    void aDeviceIsSignedOutOnlyByWhoSaysSoTwice() throws TimeoutException {
        open();
        String call = "DELETE /auth/sessions/0199e7a2-0000-7000-8000-000000000002";
        hearth.on(call, 204, "")
                .on("GET /auth/sessions", 200, ShownPage.items(SESSION.formatted(1, "Kitchen", 2, true)));

        page.click("Sign out");
        assertThat(page.shown("Sign out Laptop?")).hasSize(1);
        assertThat(hearth.requests()).noneMatch(request -> request.startsWith("DELETE"));
        page.click("Sign out");

        assertThat(hearth.requests()).contains(call);
        assertThat(page.shown("You are signed in nowhere else.")).hasSize(1);
        assertThat(page.shown("Laptop")).isEmpty();
    }

    @Test
    void whoChangesTheirMindAboutAllOthersSignsNobodyOut() throws TimeoutException {
        open();

        page.click("Sign out all other devices");
        page.click("Leave it");

        assertThat(hearth.requests()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(page.shown("Sign out all other devices")).hasSize(1);
    }

    @Test
    void aPasswordIsAskedOnceMoreOnlyOfWhoHasOne() throws TimeoutException {
        open();
        page.click("Make a new code");
        assertThat(page.shown("Your password")).isEmpty();
        page.click("Cancel");
        assertThat(robot.lookup("Make a new code").queryButton().isFocused())
                .as("where the person was before")
                .isTrue();

        robot.interact(() -> account.becomes(Json.read(FakeHearth.user("anna", true), User.class)));
        page.click("Make a new code");
        assertThat(page.shown("Your password")).hasSize(1);
    }

    private static String withCodes(String user) {
        return user.replace("\"has_totp\":false", "\"has_totp\":true");
    }

    @Test
    void oneTimeCodesAreSetUpByPictureOrByHandAndTheBackupCodesAreShownOnce() throws TimeoutException {
        hearth.on("POST /auth/totp", 200, """
                {"otpauth_uri":"otpauth://totp/Hearth:anna?secret=ABCDEFGH","secret":"ABCDEFGH"}""")
                .on("POST /auth/totp/confirm", 200, "{\"backup_codes\":[\"one-1\",\"two-2\"]}")
                .on("GET /auth/me", 200, withCodes(FakeHearth.user("anna", true)));
        open();
        robot.interact(() -> account.becomes(Json.read(FakeHearth.user("anna", true), User.class)));
        page.click("Set up one-time codes");
        robot.write("hers");
        page.click("Show the picture");
        assertThat(robot.lookup(".qr-code").queryAll()).hasSize(1);
        assertThat(page.field("Or type this into the app").getText()).isEqualTo("ABCD EFGH");
        TextInputControl code = page.field("Code of the app");
        assertThat(code.isFocused()).isTrue();

        robot.interact(() -> code.setText("123 456"));
        robot.type(KeyCode.ENTER);

        assertThat(hearth.requests()).contains("POST /auth/totp/confirm {\"code\":\"123456\"}");
        assertThat(robot.lookup(".qr-code").queryAll()).isEmpty();
        assertThat(robot.lookup(".keepsake").queryTextInputControl().getText()).isEqualTo("one-1\ntwo-2");
        robot.interact(() -> robot.lookup(".check-box").queryAs(CheckBox.class).fire());
        page.click("Hide the codes");
        assertThat(robot.lookup(".keepsake").queryAll()).isEmpty();
        assertThat(page.shown("Turn off one-time codes")).hasSize(1);
    }

    @Test
    void whatCannotBeReadSaysSoAndIsReadOnASecondTry() throws TimeoutException {
        hearth.on("GET /auth/sessions", 507, FakeHearth.problem(507, "storage_full"))
                .on("GET /auth/audit", 507, FakeHearth.problem(507, "storage_full"));
        open();
        assertThat(page.shown("The disk is full.")).hasSize(2);
        hearth.on("GET /auth/sessions", 200, TWO_DEVICES).on("GET /auth/audit", 200, ShownPage.items());

        page.click("Try again");
        page.click("Try again");

        assertThat(page.shown("The disk is full.")).isEmpty();
        assertThat(page.shown("Laptop")).hasSize(1);
        assertThat(page.shown("Nothing in the last twelve months.")).hasSize(1);
    }

    private ToggleButton swatch(String color) {
        return robot.lookup(".swatch").queryAllAs(ToggleButton.class).stream()
                .filter(one -> color.equals(one.getUserData()))
                .findFirst()
                .orElseThrow();
    }
}
