package app.hearth.desktop.household;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.ProfileId;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.QrCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The page of the server as it is clicked, before a server that answers what it is told.
final class HouseholdPageTest {
    private static final String ANNA = "0199e7a2-0000-7000-8000-000000000001";
    private static final String BEN = "0199e7a2-0000-7000-8000-000000000002";
    private static final String PERSON = """
            {"id":"%s","username":"%s","display_name":"%s","email":null,"role":"%s","is_active":%b,
            "created_at":"2026-01-01T00:00:00.000Z","last_seen_at":"2026-01-02T00:00:00.000Z",
            "conversations":12,"messages":340,"monthly_budget_usd":null,"this_month":{"runs":0,
            "prompt_tokens":0,"completion_tokens":0,"spent_usd":"0","unknown_cost_runs":0}}""";
    private static final String PEOPLE = items(
            PERSON.formatted(ANNA, "anna", "Anna", "admin", true), PERSON.formatted(BEN, "ben", "Ben", "member", true));
    private static final String INVITE = """
            {"id":"0199e7a2-0000-7000-8000-000000000011","state":"open","note":"Grandma","created_by":"%s",
            "created_at":"2026-01-01T00:00:00.000Z","expires_at":"2026-01-08T00:00:00.000Z","used_at":null,
            "used_by":null}""".formatted(ANNA);
    private static final String ACT = """
            {"id":"0199e7a2-0000-7000-8000-000000000021","at":"2026-01-01T00:00:00.000Z","act":"sign_in",
            "outcome":"refused","user_id":"%s","session_id":null,"address":"127.0.0.1","about_user_id":null}""".formatted(BEN);
    private static final String STATS = """
            {"profiles":2,"active_sessions":3,"conversations":12,"messages":340,"database_bytes":2340000,
            "version":"1.0","uptime_seconds":60}""";

    private final Locale before = Locale.getDefault();
    private final FxRobot robot = new FxRobot();
    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client =
            new HearthClient(ClientOptions.to(hearth.address()).withTokens(tokens()));

    private static TokenStore tokens() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        return store;
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next_cursor\":null}";
    }

    @BeforeEach
    void answer() throws TimeoutException {
        Locale.setDefault(Locale.ENGLISH);
        FxToolkit.registerPrimaryStage();
        hearth.on("GET /admin/users", 200, PEOPLE)
                .on("GET /admin/invites", 200, items(INVITE))
                .on("GET /admin/audit", 200, items(ACT))
                .on("GET /admin/stats", 200, STATS);
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
        client.close();
        hearth.close();
        Locale.setDefault(before);
    }

    private void open() throws TimeoutException {
        FxToolkit.setupStage(stage -> {
            ProfileId self = new ProfileId(UUID.fromString(ANNA));
            ScrollPane page = new ScrollPane(new HouseholdPage(self, client, Background.sameThread(), () -> {}).root());
            page.setFitToWidth(true);
            stage.setScene(new Scene(page, 800, 900));
            stage.show();
        });
    }

    @Test
    void nobodyIsDeletedWithoutHavingReadWhatIsLost() throws TimeoutException {
        open();
        String call = "DELETE /admin/users/" + BEN;
        hearth.on(call, 204, "");

        choose("Ben", "Delete profile…");
        assertThat(shown("Delete the profile of Ben? 12 conversations, 340 messages"))
                .hasSize(1);
        click("Leave it");
        assertThat(shown("Delete the profile of Ben?")).isEmpty();
        assertThat(hearth.requests()).doesNotContain(call);
        choose("Ben", "Delete profile…");
        hearth.on("GET /admin/users", 200, items(PERSON.formatted(ANNA, "anna", "Anna", "admin", true)));
        click("Delete everything");

        assertThat(hearth.requests()).contains(call);
        assertThat(shown("Ben")).isEmpty();
    }

    @Test
    void onesOwnProfileIsNeitherDeletedNorDisabledNorResetHere() throws TimeoutException {
        open();

        assertThat(offered("Anna")).containsExactly("Make member");
        assertThat(offered("Ben"))
                .containsExactly("Make admin", "Reset password", "Disable profile", "Delete profile…");
    }

    @Test
    void theTokenIsCopiedAndThenGone() throws TimeoutException {
        open();
        hearth.on(
                "POST /admin/users/" + BEN + "/reset-password",
                201,
                "{\"token\":\"one-time-token\",\"expires_at\":\"2026-01-02T00:00:00.000Z\"}");

        choose("Ben", "Reset password");
        assertThat(shown("Hand this to Ben, to be entered at “Forgot your password?”. It is good until Jan 2, 2026"))
                .hasSize(1);
        click("Copy");
        assertThat(clipboard()).isEqualTo("one-time-token");
        assertThat(shown("Copied")).hasSize(1);
        click("I have passed it on");

        assertThat(shown("Hand this to Ben")).isEmpty();
        assertThat(typed("One-time token")).isEmpty();
    }

    @Test
    void aNewInvitationShowsItsCodeToReadToCopyAndToScan() throws TimeoutException {
        open();
        hearth.on("POST /admin/invites", 201, "{\"code\":\"AAAA-BBBB\",\"invite\":" + INVITE + "}");

        click("Make invitation");
        assertThat(typed("Invitation code")).isEqualTo("AAAA-BBBB");
        assertThat(robot.lookup((Node node) -> node instanceof QrCode).queryAll())
                .hasSize(1);
        click("Copy");
        assertThat(clipboard()).isEqualTo("AAAA-BBBB");
        click("I have passed it on");

        assertThat(robot.lookup((Node node) -> node instanceof QrCode).queryAll())
                .isEmpty();
        assertThat(typed("Invitation code")).isEmpty();
        assertThat(shown("Make invitation")).hasSize(1);
    }

    @Test
    void anInvitationIsTakenBackOnlyByWhoSaysSoTwice() throws TimeoutException {
        open();
        String call = "DELETE /admin/invites/0199e7a2-0000-7000-8000-000000000011";
        hearth.on(call, 204, "");

        click("Take back");
        assertThat(hearth.requests()).doesNotContain(call);
        click("Take back");

        assertThat(hearth.requests()).contains(call);
    }

    @Test
    void anInvitationUsedInTheMeantimeIsNamedWithWhoCameIn() throws TimeoutException {
        open();
        String used = INVITE.replace("\"open\"", "\"used\"")
                .replace("\"used_at\":null", "\"used_at\":\"2026-01-03T12:00:00.000Z\"")
                .replace("\"used_by\":null", "\"used_by\":\"" + BEN + "\"");
        assertThat(shown("Good until Jan 8, 2026")).hasSize(1);
        hearth.on(
                        "DELETE /admin/invites/0199e7a2-0000-7000-8000-000000000011",
                        409,
                        FakeHearth.problem(409, "conflict"))
                .on("GET /admin/invites", 200, items(used));

        click("Take back");
        click("Take back");

        assertThat(shown("Somebody has come in by this invitation already.")).hasSize(1);
        assertThat(shown("Used by Ben")).hasSize(1);
        assertThat(shown("Used Jan 3, 2026")).hasSize(1);
        assertThat(shown("Take back")).isEmpty();
    }

    @Test
    void theActsAreNarrowedByChoosing() throws TimeoutException {
        open();
        hearth.on("GET /admin/audit", 200, items());

        ComboBox<?> acts = robot.lookup(".combo-box").queryAllAs(ComboBox.class).stream()
                .filter(box -> "Which acts".equals(box.getAccessibleText()))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> acts.getSelectionModel().select(1));

        assertThat(shown("Nothing of that in the last twelve months.")).hasSize(1);
        assertThat(shown("Refused")).isEmpty();
    }

    @Test
    void aPartThatCannotBeReadSaysSoWhileTheOthersStand() throws TimeoutException {
        hearth.on("GET /admin/users", 507, FakeHearth.problem(507, "storage_full"));
        open();

        assertThat(shown("The disk is full.")).hasSize(1);
        assertThat(shown("Grandma")).hasSize(1);
        assertThat(shown("2.3 MB")).hasSize(1);
        assertThat(shown("Refused")).hasSize(1);

        hearth.on("GET /admin/users", 200, PEOPLE);
        click("Try again");
        assertThat(shown("The disk is full.")).isEmpty();
        assertThat(shown("Ben")).isNotEmpty();
    }

    @Test
    void whatThereIsNoneOfSaysWhatToDo() throws TimeoutException {
        hearth.on("GET /admin/invites", 200, items()).on("GET /admin/audit", 200, items());
        open();

        assertThat(shown("No invitations yet. Make one")).hasSize(1);
        assertThat(shown("Nothing of that in the last twelve months.")).hasSize(1);
    }

    private MenuButton menu(String name) {
        return robot.lookup(".menu-button").queryAllAs(MenuButton.class).stream()
                .filter(menu -> ("What you can do for " + name).equals(menu.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> offered(String name) {
        return menu(name).getItems().stream()
                .filter(MenuItem::isVisible)
                .map(MenuItem::getText)
                .toList();
    }

    private void choose(String name, String act) {
        MenuItem item = menu(name).getItems().stream()
                .filter(one -> act.equals(one.getText()))
                .findFirst()
                .orElseThrow();
        robot.interact(item::fire);
    }

    private String clipboard() {
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private String typed(String field) {
        return robot.lookup((Node node) -> node instanceof TextInputControl && field.equals(node.getAccessibleText()))
                .queryTextInputControl()
                .getText();
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
}
