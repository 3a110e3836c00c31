package app.hearth.desktop.usage;

import app.hearth.common.budget.Budget;
import app.hearth.common.client.HearthClient;
import app.hearth.common.usage.UsageGrouping;
import app.hearth.common.usage.UsageReport;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Pages;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What one's answers took and cost in a time one chooses, and how one's budget stands this month. For the UI thread.
final class UsageViewModel {
    private final HearthClient client;
    private final ModelNames names;
    private final UsageClock clock;
    private final Pages<UsageReport> pages;
    private final ReadOnlyObjectWrapper<Period> period = new ReadOnlyObjectWrapper<>(Period.THIS_MONTH);
    private final ReadOnlyObjectWrapper<Measure> measure = new ReadOnlyObjectWrapper<>(Measure.COST);
    private final ReadOnlyObjectWrapper<Optional<UsageReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Budget>> budget = new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Period.Days asked;
    private boolean chosen;

    UsageViewModel(HearthClient client, Background background, ModelNames names, UsageClock clock) {
        this.client = client;
        this.names = names;
        this.clock = clock;
        this.asked = period.get().days(clock.today());
        this.pages = new Pages<>(_ -> new Page<>(List.of(read()), null), background);
        pages.items().subscribe(this::show);
    }

    /// One report is one page.
    Pages<UsageReport> pages() {
        return pages;
    }

    ReadOnlyObjectProperty<Period> period() {
        return period.getReadOnlyProperty();
    }

    /// What the chart shows: the cost, or the tokens as long as nobody has chosen and nothing is known to have cost.
    ReadOnlyObjectProperty<Measure> measure() {
        return measure.getReadOnlyProperty();
    }

    /// What was read for the [#period]; empty until it has come.
    ReadOnlyObjectProperty<Optional<UsageReport>> report() {
        return report.getReadOnlyProperty();
    }

    /// How the budget stood when it was last heard of; it is this month's, whatever the period.
    ReadOnlyObjectProperty<Optional<Budget>> budget() {
        return budget.getReadOnlyProperty();
    }

    BudgetWords budgetWords() {
        return new BudgetWords(texts(), clock);
    }

    UsageWords words() {
        return new UsageWords(texts(), clock);
    }

    Bars bars(UsageReport of) {
        Bars.Naming naming = new Bars.Naming(names, texts().getString("chart.others"));
        return Bars.of(
                of.items(), new Period.Days(of.from(), of.to()), period.get().step(), measure.get(), naming);
    }

    List<ModelSum> models(UsageReport of) {
        return ModelSum.of(of.items(), names, texts());
    }

    void choose(Period wanted) {
        if (wanted != period.get()) {
            period.set(wanted);
            askFor(wanted);
            pages.startOver();
        }
    }

    void choose(Measure wanted) {
        chosen = true;
        measure.set(wanted);
    }

    /// Reads anew; what is shown stays until that has come.
    void load() {
        askFor(period.get());
        pages.load();
    }

    /// Days go by the server's clock, in UTC.
    private void askFor(Period wanted) {
        asked = wanted.days(clock.today());
    }

    private UsageReport read() {
        Period.Days days = asked;
        return client.usage().between(days.first(), days.last(), UsageGrouping.DAY_MODEL);
    }

    private void show(List<UsageReport> reports) {
        Optional<UsageReport> now = reports.stream().findFirst();
        now.ifPresent(read -> {
            budget.set(Optional.of(read.budget()));
            if (!chosen) {
                measure.set(Measure.COST.of(read.total()).signum() > 0 ? Measure.COST : Measure.TOKENS);
            }
        });
        report.set(now);
    }

    private static ResourceBundle texts() {
        return Views.texts(UsageViewModel.class);
    }
}
