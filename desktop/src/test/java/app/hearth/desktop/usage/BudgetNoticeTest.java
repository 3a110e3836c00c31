package app.hearth.desktop.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.ShownPage;
import app.hearth.desktop.fx.Background;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The line above everything, as it is told and put away.
final class BudgetNoticeTest {
    private static final String REPORT = """
            {"from":"2026-03-01","to":"2026-03-31","items":[],"total":{"runs":0,"prompt_tokens":0,"completion_tokens":0,
            "unknown_token_runs":0,"calculated_cost_runs":0,"unknown_cost_runs":0},"budget":{"monthly_usd":"10",
            "spent_usd":"%s","reserved_usd":"0","unknown_cost_runs":0,"state":"%s"}}""";
    private static final String WARNING = "85 % of this month’s budget is spent: $8.50 of $10.00.";

    @RegisterExtension
    final ShownPage page = new ShownPage();

    private final FakeHearth hearth = page.hearth();
    private int details;

    private void open(BudgetNoticeViewModel model) throws TimeoutException {
        page.open(() -> new BudgetNoticeView(model, () -> details++).root());
    }

    private BudgetNoticeViewModel model() {
        return new BudgetNoticeViewModel(page.client(), Background.sameThread());
    }

    private void look(BudgetNoticeViewModel model, String spent, String state) {
        hearth.on("GET /usage", 200, REPORT.formatted(spent, state));
        page.robot().interact(model::look);
    }

    @Test
    void itIsToldFromFourFifthsOnAndLeadsToThePage() throws TimeoutException {
        BudgetNoticeViewModel model = model();
        open(model);

        look(model, "1", "ok");
        assertThat(page.shown("Show usage")).isEmpty();
        look(model, "8.5", "warning");
        assertThat(page.shown(WARNING)).hasSize(1);
        page.robot().clickOn("Show usage");

        assertThat(details).isEqualTo(1);
    }

    @Test
    void whatWasPutAwayStaysAwayUntilItIsWorse() throws TimeoutException {
        BudgetNoticeViewModel model = model();
        open(model);
        look(model, "8.5", "warning");

        page.robot().interact(model::putAway);
        look(model, "9", "warning");
        assertThat(page.shown("Show usage")).isEmpty();

        look(model, "10", "exceeded");
        assertThat(page.shown("This month’s budget is used up: $10.00 of $10.00."))
                .hasSize(1);
    }

    @Test
    void aMonthLaterItIsToldAnew() throws TimeoutException {
        BudgetNoticeViewModel model = model();
        open(model);
        look(model, "8.5", "warning");
        page.robot().interact(model::putAway);

        look(model, "0", "ok");
        look(model, "8.5", "warning");

        assertThat(page.shown(WARNING)).hasSize(1);
    }

    @Test
    void whatCannotBeHeardChangesNothing() throws TimeoutException {
        BudgetNoticeViewModel model = model();
        open(model);
        look(model, "8.5", "warning");
        hearth.on("GET /usage", 507, FakeHearth.problem(507, "storage_full"));

        page.robot().interact(model::look);

        assertThat(page.shown(WARNING)).hasSize(1);
    }

    @Test
    void whoAsksOftenMeanwhileIsAnsweredOnceMore() {
        hearth.on("GET /usage", 200, REPORT.formatted("1", "ok"));
        Queue<Runnable> underWay = new ArrayDeque<>();
        BudgetNoticeViewModel model =
                new BudgetNoticeViewModel(page.client(), new Background(underWay::add, Runnable::run));

        model.look();
        model.look();
        model.look();
        assertThat(underWay).hasSize(1);
        underWay.remove().run();
        assertThat(underWay).hasSize(1);
        underWay.remove().run();

        assertThat(underWay).isEmpty();
    }
}
