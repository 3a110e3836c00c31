package app.hearth.desktop.household;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.ProfileId;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What people may spend, as it is clicked in their rows, before a server that answers what it is told.
final class PersonBudgetTest {
    private static final String ANNA = "0199e7a2-0000-7000-8000-000000000001";
    private static final String BEN = "0199e7a2-0000-7000-8000-000000000002";
    private static final String PERSON = """
            {"id":"%s","username":"%s","display_name":"%s","email":null,"email_verified":false,"role":"member",
            "is_active":true,"created_at":"2026-01-01T00:00:00.000Z","last_seen_at":"2026-01-02T00:00:00.000Z",
            "conversations":12,"messages":340,"monthly_budget_usd":%s,"this_month":{"runs":0,
            "prompt_tokens":0,"completion_tokens":0,"spent_usd":"%s","unknown_cost_runs":0}}""";
    private static final String FREE = PERSON.formatted(BEN, "ben", "Ben", "null", "0");

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final FakeHearth hearth = page.hearth();

    @BeforeEach
    void answer() {
        hearth.on("GET /admin/users", 200, ShownPage.items(PERSON.formatted(ANNA, "anna", "Anna", "null", "0"), FREE))
                .on("GET /admin/invites", 200, ShownPage.items())
                .on("GET /admin/audit", 200, ShownPage.items())
                .on("GET /admin/stats", 200, """
                        {"profiles":2,"active_sessions":3,"conversations":12,"messages":340,"database_bytes":2340000,
                        "version":"1.0","uptime_seconds":60}""");
    }

    private void open() throws TimeoutException {
        ProfileId self = new ProfileId(UUID.fromString(ANNA));
        page.open(() -> new HouseholdPage(self, page.client(), Background.sameThread(), () -> {}).root());
    }

    @Test
    void aBudgetIsTypedIntoTheRowOfThePersonAndCanBeTakenBack() throws TimeoutException {
        open();
        assertThat(page.shown("This month: $0.00, no budget")).hasSize(2);
        hearth.on("PATCH /admin/users/" + BEN, 200, ben("12.5", "10.5"));

        choose("Ben", "Set budget…");
        Node amount = shownField("US dollars a month");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, amount::isFocused);
        robot.write("12.50").push(KeyCode.ENTER);

        assertThat(hearth.requests()).contains("PATCH /admin/users/" + BEN + " {\"monthly_budget_usd\":\"12.50\"}");
        assertThat(page.shown("Ben may spend $12.50 a month.")).hasSize(1);
        assertThat(page.shown("This month: $10.50 of $12.50")).hasSize(1);
        assertThat(page.shown("Save budget")).isEmpty();

        hearth.on("PATCH /admin/users/" + BEN, 200, FREE);
        page.click("Undo");

        assertThat(hearth.requests()).contains("PATCH /admin/users/" + BEN + " {\"monthly_budget_usd\":null}");
        assertThat(page.shown("Ben may spend")).isEmpty();
        assertThat(page.shown("This month: $0.00, no budget")).hasSize(2);
    }

    @Test
    void whatIsNoBudgetIsSaidAtItsFieldBeforeAnythingIsSent() throws TimeoutException {
        open();
        choose("Ben", "Set budget…");
        TextInputControl amount = shownField("US dollars a month");

        robot.interact(() -> amount.setText("plenty"));
        page.click("Save budget");
        assertThat(page.shown("Write an amount such as 12.50.")).hasSize(1);
        robot.interact(() -> amount.setText("1000001"));
        assertThat(page.shown("Write an amount")).isEmpty();
        page.click("Save budget");
        assertThat(page.shown("A budget is between $0.00 and $1,000,000.00")).hasSize(1);
        assertThat(hearth.requests()).noneMatch(request -> request.startsWith("PATCH"));

        robot.interact(amount::requestFocus);
        robot.push(KeyCode.ESCAPE);
        assertThat(page.shown("Save budget")).isEmpty();
    }

    @Test
    void whoHasABudgetCanBeFreedOfItAndNearItsEndStandsOut() throws TimeoutException {
        hearth.on(
                "GET /admin/users",
                200,
                ShownPage.items(ben("10", "8"), PERSON.formatted(ANNA, "anna", "Anna", "\"10\"", "10")));
        open();
        assertThat(page.shown("This month: $8.00 of $10.00").getFirst().getStyleClass())
                .contains("row-warning");
        assertThat(page.shown("This month: $10.00 of $10.00, used up")).hasSize(1);
        hearth.on("PATCH /admin/users/" + BEN, 200, ben("10", "8").replace("\"10\"", "null"));

        choose("Ben", "Set budget…");
        assertThat(shownField("US dollars a month").getText()).isEqualTo("10");
        page.click("No budget");

        assertThat(page.shown("Ben may spend without a limit.")).hasSize(1);
        assertThat(page.shown("This month: $8.00, no budget").getFirst().getStyleClass())
                .doesNotContain("row-warning");
    }

    @Test
    void aBudgetTheServerDoesNotTakeIsSaidAtItsField() throws TimeoutException {
        open();
        hearth.on("PATCH /admin/users/" + BEN, 422, """
                {"type":"about:blank","title":"t","status":422,"detail":"d","code":"validation",
                "errors":[{"field":"monthly_budget_usd","message":"That is too much."}]}""");

        choose("Ben", "Set budget…");
        robot.interact(() -> shownField("US dollars a month").setText("5"));
        page.click("Save budget");

        assertThat(page.shown("That is too much.")).hasSize(1);
        assertThat(shownField("US dollars a month").getAccessibleHelp()).isEqualTo("That is too much.");
        assertThat(page.shown("Save budget")).hasSize(1);
    }

    private static String ben(String budget, String spent) {
        return PERSON.formatted(BEN, "ben", "Ben", "\"" + budget + "\"", spent);
    }

    private TextInputControl shownField(String name) {
        return robot.lookup((Node node) -> node instanceof TextInputControl
                        && name.equals(node.getAccessibleText())
                        && node.getParent().getParent().isVisible()
                        && node.getParent().getParent().getParent().isVisible())
                .queryTextInputControl();
    }

    private void choose(String name, String act) {
        MenuItem item = robot.lookup(".menu-button").queryAllAs(MenuButton.class).stream()
                .filter(menu -> ("What you can do for " + name).equals(menu.getAccessibleText()))
                .flatMap(menu -> menu.getItems().stream())
                .filter(one -> act.equals(one.getText()))
                .findFirst()
                .orElseThrow();
        robot.interact(item::fire);
    }
}
