package app.hearth.desktop.household;

import app.hearth.desktop.fx.Money;
import app.hearth.desktop.fx.Views;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What one person may spend in a month, while it is being set, and what came of it. For the UI thread.
final class BudgetForm {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal EXAMPLE = new BigDecimal("12.5");

    private final BooleanProperty open = new SimpleBooleanProperty(false);
    private final StringProperty amount = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Changed>> changed = new SimpleObjectProperty<>(Optional.empty());

    BudgetForm() {
        amount.subscribe(() -> problem.set(""));
    }

    /// @param before what it was; empty for no limit
    record Changed(Optional<BigDecimal> before) {}

    /// Whether it is being set.
    BooleanProperty open() {
        return open;
    }

    /// As it is typed.
    StringProperty amount() {
        return amount;
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What was changed here last, as long as it can be taken back.
    ObjectProperty<Optional<Changed>> changed() {
        return changed;
    }

    /// Begins with what it is.
    void begin(@Nullable BigDecimal monthlyUsd) {
        changed.set(Optional.empty());
        amount.set(monthlyUsd == null ? "" : Money.toType(monthlyUsd));
        problem.set("");
        open.set(true);
    }

    /// What was typed; empty when it cannot be a budget, which is said at the field then.
    Optional<BigDecimal> typed() {
        problem.set("");
        Optional<BigDecimal> typed = Money.typed(amount.get());
        if (typed.isEmpty()) {
            problem.set(said("budget.wrong", Money.toType(EXAMPLE)));
        } else if (typed.filter(BudgetForm::fits).isEmpty()) {
            problem.set(said("budget.beyond", Money.of(BigDecimal.ZERO), Money.of(MOST)));
            return Optional.empty();
        }
        return typed;
    }

    private static boolean fits(BigDecimal usd) {
        return usd.signum() >= 0
                && usd.compareTo(MOST) <= 0
                && usd.stripTrailingZeros().scale() <= MOST_DECIMALS;
    }

    /// The server does not take it.
    void refused(String why) {
        problem.set(why);
    }

    private static String said(String key, Object... words) {
        ResourceBundle texts = Views.texts(BudgetForm.class);
        return MessageFormat.format(texts.getString(key), words);
    }
}
