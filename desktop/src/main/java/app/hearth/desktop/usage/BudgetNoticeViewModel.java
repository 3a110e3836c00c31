package app.hearth.desktop.usage;

import app.hearth.common.budget.Budget;
import app.hearth.common.budget.BudgetState;
import app.hearth.common.client.HearthClient;
import app.hearth.common.usage.UsageGrouping;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Views;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whether one's budget nears its end or is used up, told until it is put away; what is worse than that is told again.
/// For the UI thread.
public final class BudgetNoticeViewModel {
    private final HearthClient client;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Budget>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private BudgetState last = BudgetState.OK;
    private BudgetState putAway = BudgetState.OK;
    private boolean looking;
    private boolean again;

    public BudgetNoticeViewModel(HearthClient client, Background background) {
        this.client = client;
        this.background = background;
    }

    /// What there is to tell.
    ReadOnlyObjectProperty<Optional<Budget>> shown() {
        return shown.getReadOnlyProperty();
    }

    BudgetWords words() {
        return new BudgetWords(
                Views.texts(BudgetNoticeViewModel.class),
                new UsageClock(InstantSource.system(), ZoneId.systemDefault()));
    }

    /// Asks how the budget stands, soon and once for however many say so meanwhile. What cannot be heard changes
    /// nothing.
    public void look() {
        if (looking) {
            again = true;
            return;
        }
        looking = true;
        background.run(() -> client.usage().thisMonth(UsageGrouping.PROVIDER).budget(), this::heard, _ -> looked());
    }

    private void heard(Budget budget) {
        last = budget.state();
        if (last == BudgetState.OK) {
            putAway = last;
        }
        shown.set(last.compareTo(putAway) > 0 ? Optional.of(budget) : Optional.empty());
        looked();
    }

    private void looked() {
        looking = false;
        if (again) {
            again = false;
            look();
        }
    }

    void putAway() {
        putAway = last;
        shown.set(Optional.empty());
    }
}
