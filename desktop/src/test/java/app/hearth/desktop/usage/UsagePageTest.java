package app.hearth.desktop.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/// The page as it is clicked, before a server that answers what it is told.
final class UsagePageTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String BUDGET = """
            {"monthly_usd":%s,"spent_usd":"%s","reserved_usd":"0","unknown_cost_runs":0,"state":"%s"}""";
    private static final String NO_BUDGET = BUDGET.formatted("null", "1.25", "ok");
    private static final String SUM = """
            "runs":%d,"prompt_tokens":%d,"completion_tokens":%d,"unknown_token_runs":0,"cost_usd":%s,
            "calculated_cost_runs":0,"unknown_cost_runs":%d}""";
    private static final String NOTHING = "{" + SUM.formatted(0, 0, 0, "null", 0);

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FxRobot robot = page.robot();
    private final FakeHearth hearth = page.hearth();
    private final List<String> ways = new ArrayList<>();

    private void open() throws TimeoutException {
        UsageClock clock = new UsageClock(InstantSource.fixed(NOON), ZoneOffset.UTC);
        page.open(() -> new UsagePage(
                        new UsageViewModel(
                                page.client(), Background.sameThread(), (_, model) -> "Model " + model, clock),
                        () -> ways.add("close"),
                        () -> ways.add("ask"))
                .root());
    }

    private static String item(String day, String model, String sum) {
        return "{\"day\":\"" + day + "\",\"provider\":\"demo\",\"model\":\"" + model + "\"," + sum;
    }

    private static String report(String total, String budget, String... items) {
        return "{\"from\":\"2026-03-01\",\"to\":\"2026-03-31\",\"items\":[" + String.join(",", items) + "],\"total\":"
                + total + ",\"budget\":" + budget + "}";
    }

    private static final String SOME = report(
            "{" + SUM.formatted(4, 400, 200, "\"1.25\"", 1),
            NO_BUDGET,
            item("2026-03-09", "large", SUM.formatted(2, 200, 100, "\"1\"", 0)),
            item("2026-03-10", "small", SUM.formatted(1, 100, 50, "\"0.25\"", 0)),
            item("2026-03-10", "own", SUM.formatted(1, 100, 50, "null", 1)));

    @Test
    void whatWasTakenIsToldAsASumAChartAndATable() throws TimeoutException {
        hearth.on("GET /usage", 200, SOME);
        open();

        assertThat(page.shown("at least $1.25")).hasSize(1);
        assertThat(page.shown("4 requests  ·  tokens in: 400  ·  tokens out: 200"))
                .hasSize(1);
        assertThat(page.shown("Cost per day. The most: March 9, 2026, $1.00.")).hasSize(1);
        assertThat(page.shown("Model large"))
                .as("in the legend and in the table")
                .hasSize(2);
        assertThat(page.shown("Model own"))
                .as("without a known cost only in the table")
                .hasSize(1);
        assertThat(page.shown("unknown")).hasSize(1);
        assertThat(page.shown("1 request has no known cost")).hasSize(1);
        assertThat(pieces()).hasSize(2);
        assertThat(page.shown("No budget set. You have spent $1.25 this month."))
                .hasSize(1);
        assertThat(robot.lookup((Node node) -> node instanceof ProgressBar && node.isVisible())
                        .queryAll())
                .isEmpty();
    }

    @Test
    void theArrowKeysWalkFromBarToBarAndAScreenReaderHearsThem() throws TimeoutException {
        hearth.on("GET /usage", 200, SOME);
        open();
        BarsView chart = robot.lookup(".bars").queryAs(BarsView.class);

        robot.interact(chart::requestFocus);
        robot.push(KeyCode.END).push(KeyCode.HOME);
        for (int day = 1; day < 9; day++) {
            robot.push(KeyCode.RIGHT);
        }
        assertThat(chart.getAccessibleText()).isEqualTo("March 9, 2026: $1.00  ·  Model large $1.00");
        assertThat(page.shown("March 9, 2026: $1.00  ·  Model large $1.00")).hasSize(1);

        robot.push(KeyCode.LEFT);
        assertThat(chart.getAccessibleText()).isEqualTo("March 8, 2026: $0.00");
    }

    @Test
    void whoCountsTokensSeesThemAlsoOfWhatHasNoKnownCost() throws TimeoutException {
        hearth.on("GET /usage", 200, SOME);
        open();

        toggle("Tokens");

        assertThat(page.shown("Tokens per day, in and out. The most: March 9, 2026, 300 tokens."))
                .hasSize(1);
        assertThat(page.shown("Model own")).as("in the legend, too").hasSize(2);
        assertThat(pieces()).hasSize(3);
    }

    @Test
    void aTimeWithoutAnswersLeadsToAQuestion() throws TimeoutException {
        hearth.on("GET /usage", 200, SOME);
        open();
        hearth.on("GET /usage", 200, report(NOTHING, NO_BUDGET));

        toggle("Last month");

        assertThat(page.shown("No answers in this time.")).hasSize(1);
        assertThat(page.shown("at least $1.25")).isEmpty();
        page.click("Ask something");
        assertThat(ways).containsExactly("ask");
    }

    @Test
    void aTimeThatCannotBeReadLeavesTheBudgetAndIsTriedAgain() throws TimeoutException {
        hearth.on("GET /usage", 200, SOME.replace(NO_BUDGET, BUDGET.formatted("\"10\"", "8.5", "warning")));
        open();
        assertThat(page.shown("85 % of this month’s budget is spent: $8.50 of $10.00"))
                .hasSize(1);
        assertThat(page.shown("at least $1.25")).hasSize(1);
        hearth.on("GET /usage", 507, FakeHearth.problem(507, "storage_full"));

        toggle("Last 30 days");
        assertThat(page.shown("The disk is full.")).hasSize(1);
        assertThat(page.shown("85 % of this month’s budget")).hasSize(1);
        assertThat(page.shown("at least $1.25")).as("it was of another time").isEmpty();
        assertThat(page.shown("No answers in this time.")).isEmpty();

        hearth.on("GET /usage", 200, SOME);
        page.click("Try again");
        assertThat(page.shown("The disk is full.")).isEmpty();
        assertThat(page.shown("Try again")).isEmpty();
        assertThat(page.shown("at least $1.25")).hasSize(1);
    }

    @Test
    void aBudgetNearItsEndAndOneUsedUpLookDifferentAndSaySo() throws TimeoutException {
        hearth.on("GET /usage", 200, report(NOTHING, BUDGET.formatted("\"10\"", "10.2", "exceeded")));
        open();
        ProgressBar bar = robot.lookup(".budget-bar").queryAs(ProgressBar.class);

        assertThat(bar.getProgress()).isEqualTo(1);
        assertThat(bar.getAccessibleText()).isEqualTo("This month’s budget is used up: $10.20 of $10.00");
        assertThat(bar.getParent().getPseudoClassStates())
                .extracting(Object::toString)
                .contains("exceeded");

        hearth.on("GET /usage", 200, report(NOTHING, BUDGET.formatted("\"10\"", "8.5", "warning")));
        toggle("12 months");
        assertThat(bar.getProgress()).isEqualTo(0.85);
        assertThat(bar.getParent().getPseudoClassStates())
                .extracting(Object::toString)
                .contains("warning")
                .doesNotContain("exceeded");
    }

    private List<Node> pieces() {
        return List.copyOf(robot.lookup(".bars-piece").queryAll());
    }

    private void toggle(String words) {
        ToggleButton button = robot.lookup((Node node) -> node instanceof ToggleButton it && words.equals(it.getText()))
                .queryAs(ToggleButton.class);
        robot.interact(button::fire);
        assertThat(button.isSelected()).isTrue();
    }
}
