package app.hearth.desktop.household;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.ProfileId;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.Looking;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.QrCode;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The page of the server as it is clicked, before a server that answers what it is told.
final class HouseholdPageTest {
    private static final String ANNA = "0199e7a2-0000-7000-8000-000000000001";
    private static final String BEN = "0199e7a2-0000-7000-8000-000000000002";
    private static final String PERSON = """
            {"id":"%s","username":"%s","display_name":"%s","email":null,"email_verified":false,"role":"%s","is_active":%b,
            "created_at":"2026-01-01T00:00:00.000Z","last_seen_at":"2026-01-02T00:00:00.000Z",
            "conversations":12,"messages":340,"monthly_budget_usd":null,"this_month":{"runs":0,
            "prompt_tokens":0,"completion_tokens":0,"spent_usd":"0","unknown_cost_runs":0}}""";
    private static final String PEOPLE = ShownPage.items(
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

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final FakeHearth hearth = page.hearth();

    @BeforeEach
    void answer() {
        hearth.on("GET /admin/users", 200, PEOPLE)
                .on("GET /admin/invites", 200, ShownPage.items(INVITE))
                .on("GET /admin/audit", 200, ShownPage.items(ACT))
                .on("GET /admin/stats", 200, STATS);
    }

    private void open() throws TimeoutException {
        open(Background.sameThread());
    }

    private void open(Background background) throws TimeoutException {
        ProfileId self = new ProfileId(UUID.fromString(ANNA));
        page.open(() -> new HouseholdPage(self, page.client(), background, () -> {}).root());
    }

    @Test
    void nobodyIsDeletedWithoutHavingReadWhatIsLost() throws TimeoutException {
        open();
        String call = "DELETE /admin/users/" + BEN;
        hearth.on(call, 204, "");

        choose("Ben", "Delete profile…");
        assertThat(page.shown("Delete the profile of Ben? 12 conversations, 340 messages"))
                .hasSize(1);
        page.click("Leave it");
        assertThat(page.shown("Delete the profile of Ben?")).isEmpty();
        assertThat(hearth.requests()).doesNotContain(call);
        choose("Ben", "Delete profile…");
        hearth.on("GET /admin/users", 200, ShownPage.items(PERSON.formatted(ANNA, "anna", "Anna", "admin", true)));
        page.click("Delete everything");

        assertThat(hearth.requests()).contains(call);
        assertThat(page.shown("Ben")).isEmpty();
    }

    @Test
    void onesOwnProfileIsNeitherDeletedNorDisabledNorResetHere() throws TimeoutException {
        open();

        assertThat(offered("Anna")).containsExactly("Make member", "Set budget…");
        assertThat(offered("Ben"))
                .containsExactly("Make admin", "Set budget…", "Reset password", "Disable profile", "Delete profile…");
    }

    @Test
    void theTokenIsCopiedAndThenGone() throws TimeoutException {
        open();
        hearth.on(
                "POST /admin/users/" + BEN + "/reset-password",
                201,
                "{\"token\":\"one-time-token\",\"expires_at\":\"2026-01-02T00:00:00.000Z\"}");

        choose("Ben", "Reset password");
        assertThat(page.shown(
                        "Hand this to Ben, to be entered at “Forgot your password?”. It is good until Jan 2, 2026"))
                .hasSize(1);
        page.click("Copy");
        assertThat(clipboard()).isEqualTo("one-time-token");
        assertThat(page.shown("Copied")).hasSize(1);
        page.click("I have passed it on");

        assertThat(page.shown("Hand this to Ben")).isEmpty();
        assertThat(page.field("One-time token").getText()).isEmpty();
    }

    @Test
    void aNewInvitationShowsItsCodeToReadToCopyAndToScan() throws TimeoutException {
        open();
        hearth.on("POST /admin/invites", 201, "{\"code\":\"AAAA-BBBB\",\"invite\":" + INVITE + "}");

        page.click("Make invitation");
        assertThat(page.field("Invitation code").getText()).isEqualTo("AAAA-BBBB");
        assertThat(robot.lookup((Node node) -> node instanceof QrCode).queryAll())
                .hasSize(1);
        page.click("Copy");
        assertThat(clipboard()).isEqualTo("AAAA-BBBB");
        page.click("I have passed it on");

        assertThat(robot.lookup((Node node) -> node instanceof QrCode).queryAll())
                .isEmpty();
        assertThat(page.field("Invitation code").getText()).isEmpty();
        assertThat(page.shown("Make invitation")).hasSize(1);
    }

    @Test
    void whoMakesAnInvitationIsAtItsCodeAndAfterwardsWhereTheyMadeIt() throws TimeoutException {
        open();
        hearth.on("POST /admin/invites", 201, "{\"code\":\"AAAA-BBBB\",\"invite\":" + INVITE + "}");
        robot.interact(() -> page.button("Make invitation").requestFocus());

        page.click("Make invitation");
        awaitFocus(page.field("Invitation code"));
        page.click("I have passed it on");

        awaitFocus(page.button("Make invitation"));
    }

    @Test
    void whoseInvitationCannotBeMadeStaysWhereTheyWere() throws TimeoutException {
        Queue<Runnable> underWay = new ConcurrentLinkedQueue<>();
        open(new Background(underWay::add, Runnable::run));
        hearth.on("POST /admin/invites", 507, FakeHearth.problem(507, "storage_full"));
        underWay.clear();
        Button make = page.button("Make invitation");
        robot.interact(make::requestFocus);

        page.click("Make invitation");
        await(() -> !make.isFocused()); // it is disabled
        robot.interact(() -> underWay.remove().run());
        assertThat(page.shown("The disk is full.")).hasSize(1);
        awaitFocus(make);

        TextInputControl note = page.field("For whom?");
        robot.interact(note::requestFocus);
        page.click("Make invitation");
        robot.interact(() -> underWay.remove().run());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(note.isFocused()).isTrue();
    }

    private void awaitFocus(Node node) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents(); // what jumps away does so with the next picture
        await(node::isFocused);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        Looking.until(condition);
    }

    @Test
    void anInvitationIsTakenBackOnlyByWhoSaysSoTwice() throws TimeoutException {
        open();
        String call = "DELETE /admin/invites/0199e7a2-0000-7000-8000-000000000011";
        hearth.on(call, 204, "");

        page.click("Take back");
        assertThat(hearth.requests()).doesNotContain(call);
        page.click("Take back");

        assertThat(hearth.requests()).contains(call);
    }

    @Test
    void anInvitationUsedInTheMeantimeIsNamedWithWhoCameIn() throws TimeoutException {
        open();
        String used = INVITE.replace("\"open\"", "\"used\"")
                .replace("\"used_at\":null", "\"used_at\":\"2026-01-03T12:00:00.000Z\"")
                .replace("\"used_by\":null", "\"used_by\":\"" + BEN + "\"");
        assertThat(page.shown("Good until Jan 8, 2026")).hasSize(1);
        hearth.on(
                        "DELETE /admin/invites/0199e7a2-0000-7000-8000-000000000011",
                        409,
                        FakeHearth.problem(409, "conflict"))
                .on("GET /admin/invites", 200, ShownPage.items(used));

        page.click("Take back");
        page.click("Take back");

        assertThat(page.shown("Somebody has come in by this invitation already."))
                .hasSize(1);
        assertThat(page.shown("Used by Ben")).hasSize(1);
        assertThat(page.shown("Used Jan 3, 2026")).hasSize(1);
        assertThat(page.shown("Take back")).isEmpty();
    }

    @Test
    void theActsAreNarrowedByChoosing() throws TimeoutException {
        open();
        hearth.on("GET /admin/audit", 200, ShownPage.items());

        ComboBox<?> acts = robot.lookup(".combo-box").queryAllAs(ComboBox.class).stream()
                .filter(box -> "Which acts".equals(box.getAccessibleText()))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> acts.getSelectionModel().select(1));

        assertThat(page.shown("Nothing of that in the last twelve months.")).hasSize(1);
        assertThat(page.shown("Refused")).isEmpty();
    }

    @Test
    void aPartThatCannotBeReadSaysSoWhileTheOthersStand() throws TimeoutException {
        hearth.on("GET /admin/users", 507, FakeHearth.problem(507, "storage_full"));
        open();

        assertThat(page.shown("The disk is full.")).hasSize(1);
        assertThat(page.shown("Grandma")).hasSize(1);
        assertThat(page.shown("2.3 MB")).hasSize(1);
        assertThat(page.shown("Refused")).hasSize(1);

        hearth.on("GET /admin/users", 200, PEOPLE);
        page.click("Try again");
        assertThat(page.shown("The disk is full.")).isEmpty();
        assertThat(page.shown("Ben")).isNotEmpty();
    }

    @Test
    void anActOfNobodyWhoHasAProfileHereIsListedAsSuch() throws TimeoutException {
        hearth.on("GET /admin/audit", 200, ShownPage.items(ACT.replace("\"" + BEN + "\"", "null")));
        open();

        assertThat(page.shown("Nobody signed in  ·  ")).hasSize(1);
    }

    @Test
    void whatThereIsNoneOfSaysWhatToDo() throws TimeoutException {
        hearth.on("GET /admin/invites", 200, ShownPage.items()).on("GET /admin/audit", 200, ShownPage.items());
        open();

        assertThat(page.shown("No invitations yet. Make one")).hasSize(1);
        assertThat(page.shown("Nothing of that in the last twelve months.")).hasSize(1);
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
}
