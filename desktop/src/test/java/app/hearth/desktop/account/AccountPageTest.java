package app.hearth.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.User;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The page of the account as it is clicked, before a server that answers what it is told.
final class AccountPageTest {
    private static final String SESSION = """
            {"id":"0199e7a2-0000-7000-8000-00000000000%d","device_name":"%s","ip":"127.0.0.1","user_agent":null,
            "created_at":"2026-01-01T00:00:00.000Z","last_used_at":"2026-01-0%dT00:00:00.000Z",
            "expires_at":"2027-01-01T00:00:00.000Z","current":%b}""";
    private static final String TWO_DEVICES =
            items(SESSION.formatted(1, "Kitchen", 2, true), SESSION.formatted(2, "Laptop", 3, false));

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client =
            new HearthClient(ClientOptions.to(hearth.address()).withTokens(tokens()));
    private final AccountViewModel account =
            new AccountViewModel(Json.read(FakeHearth.user("anna", false), User.class), client, sameThread());

    private static Background sameThread() {
        return Background.sameThread();
    }

    private static TokenStore tokens() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        return store;
    }

    private static String refusedSignIn() {
        return """
                {"id":"0199e7a2-0000-7000-8000-000000000009","at":"2026-01-01T00:00:00.000Z","act":"sign_in",
                "outcome":"refused","user_id":null,"session_id":null,"address":"127.0.0.1","about_user_id":null}""";
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next_cursor\":null}";
    }

    @BeforeEach
    void answer() throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
        hearth.on("GET /auth/sessions", 200, TWO_DEVICES).on("GET /auth/audit", 200, items(refusedSignIn()));
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
        FxToolkit.setupStage(stage -> {
            ScrollPane page = new ScrollPane(accountPage().root());
            page.setFitToWidth(true);
            stage.setScene(new Scene(page, 800, 700));
            stage.show();
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
        client.close();
        hearth.close();
        Locale.setDefault(before);
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

        assertThat(shown("This device")).hasSize(1);
        assertThat(shown("Sign out").stream().map(Labeled::getText))
                .containsExactly("Sign out", "Sign out all other devices");
        assertThat(shown("Refused")).hasSize(1);
    }

    @Test
    void aDeviceIsSignedOutOnlyByWhoSaysSoTwice() throws TimeoutException {
        open();
        String call = "DELETE /auth/sessions/0199e7a2-0000-7000-8000-000000000002";
        hearth.on(call, 204, "").on("GET /auth/sessions", 200, items(SESSION.formatted(1, "Kitchen", 2, true)));

        click("Sign out");
        assertThat(shown("Sign out Laptop?")).hasSize(1);
        assertThat(hearth.requests()).noneMatch(request -> request.startsWith("DELETE"));
        click("Sign out");

        assertThat(hearth.requests()).contains(call);
        assertThat(shown("You are signed in nowhere else.")).hasSize(1);
        assertThat(shown("Laptop")).isEmpty();
    }

    @Test
    void whoChangesTheirMindAboutAllOthersSignsNobodyOut() throws TimeoutException {
        open();

        click("Sign out all other devices");
        click("Leave it");

        assertThat(hearth.requests()).noneMatch(request -> request.startsWith("DELETE"));
        assertThat(shown("Sign out all other devices")).hasSize(1);
    }

    @Test
    void aPasswordIsAskedOnceMoreOnlyOfWhoHasOne() throws TimeoutException {
        open();
        click("Make a new code");
        assertThat(shown("Your password")).isEmpty();
        click("Cancel");
        assertThat(robot.lookup("Make a new code").queryButton().isFocused())
                .as("where the person was before")
                .isTrue();

        robot.interact(() -> account.becomes(Json.read(FakeHearth.user("anna", true), User.class)));
        click("Make a new code");
        assertThat(shown("Your password")).hasSize(1);
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
        click("Set up one-time codes");
        robot.write("hers");
        click("Show the picture");
        assertThat(robot.lookup(".qr-code").queryAll()).hasSize(1);
        TextInputControl typed = robot.lookup(
                        (Node node) -> "Or type this into the app".equals(node.getAccessibleText()))
                .queryTextInputControl();
        assertThat(typed.getText()).isEqualTo("ABCD EFGH");
        TextInputControl code = robot.lookup((Node node) -> "Code of the app".equals(node.getAccessibleText()))
                .queryTextInputControl();
        assertThat(code.isFocused()).isTrue();

        robot.interact(() -> code.setText("123 456"));
        robot.type(KeyCode.ENTER);

        assertThat(hearth.requests()).contains("POST /auth/totp/confirm {\"code\":\"123456\"}");
        assertThat(robot.lookup(".qr-code").queryAll()).isEmpty();
        assertThat(robot.lookup(".keepsake").queryTextInputControl().getText()).isEqualTo("one-1\ntwo-2");
        robot.interact(() -> robot.lookup(".check-box").queryAs(CheckBox.class).fire());
        click("Hide the codes");
        assertThat(robot.lookup(".keepsake").queryAll()).isEmpty();
        assertThat(shown("Turn off one-time codes")).hasSize(1);
    }

    @Test
    void whatCannotBeReadSaysSoAndIsReadOnASecondTry() throws TimeoutException {
        hearth.on("GET /auth/sessions", 507, FakeHearth.problem(507, "storage_full"))
                .on("GET /auth/audit", 507, FakeHearth.problem(507, "storage_full"));
        open();
        assertThat(shown("The disk is full.")).hasSize(2);
        hearth.on("GET /auth/sessions", 200, TWO_DEVICES).on("GET /auth/audit", 200, items());

        click("Try again");
        click("Try again");

        assertThat(shown("The disk is full.")).isEmpty();
        assertThat(shown("Laptop")).hasSize(1);
        assertThat(shown("Nothing in the last twelve months.")).hasSize(1);
    }

    private void click(String text) {
        Button button = shown(text).stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
        robot.interact(button::fire);
    }

    private List<Labeled> shown(String text) {
        return robot
                .lookup((Node node) -> isShown(node)
                        && node instanceof Labeled words
                        && Optional.ofNullable(words.getText()).orElse("").startsWith(text))
                .queryAllAs(Labeled.class)
                .stream()
                .toList();
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private ToggleButton swatch(String color) {
        return robot.lookup(".swatch").queryAllAs(ToggleButton.class).stream()
                .filter(one -> color.equals(one.getUserData()))
                .findFirst()
                .orElseThrow();
    }
}
