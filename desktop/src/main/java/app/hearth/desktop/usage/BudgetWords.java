package app.hearth.desktop.usage;

import app.hearth.common.budget.Budget;
import app.hearth.desktop.fx.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// What is said of a budget. Thread-safe.
record BudgetWords(ResourceBundle texts, UsageClock clock) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /// How much of it is spent, from 0 to 1; of nothing, all is.
    static double share(Budget budget) {
        BigDecimal limit = limit(budget);
        return limit.signum() == 0
                ? 1
                : Math.min(
                        1, budget.spentUsd().divide(limit, 4, RoundingMode.DOWN).doubleValue());
    }

    private static BigDecimal limit(Budget budget) {
        BigDecimal limit = budget.monthlyUsd();
        return limit == null ? BigDecimal.ZERO : limit;
    }

    /// How it stands.
    String what(Budget budget) {
        String spent = Money.of(budget.spentUsd());
        if (budget.monthlyUsd() == null) {
            return said("budget.none", spent);
        }
        String limit = Money.of(limit(budget));
        return switch (budget.state()) {
            case OK -> said("budget.ok", spent, limit);
            case WARNING -> said("budget.warning", percent(budget), spent, limit);
            case EXCEEDED -> said("budget.exceeded", spent, limit);
        };
    }

    /// Rounded down, so that nobody reads of all of it before all of it is spent.
    private static String percent(Budget budget) {
        return budget.spentUsd()
                .multiply(WHOLE)
                .divide(limit(budget), 0, RoundingMode.DOWN)
                .toPlainString();
    }

    /// What follows from it, and what it leaves out; empty where there is no limit.
    String whatToDo(Budget budget) {
        List<String> sentences = new ArrayList<>();
        if (budget.monthlyUsd() == null) {
            return "";
        }
        sentences.add(said("budget." + budget.state().code() + ".do", renewal()));
        if (budget.reservedUsd().signum() > 0) {
            sentences.add(said("budget.held", Money.of(budget.reservedUsd())));
        }
        if (budget.unknownCostRuns() > 0) {
            sentences.add(said("budget.unknown", budget.unknownCostRuns()));
        }
        return String.join(" ", sentences);
    }

    /// When the next month begins; to the minute where that is not midnight.
    private String renewal() {
        ZonedDateTime next = clock.nextMonth();
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).format(next);
        if (next.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return day;
        }
        return said(
                "budget.renewal",
                day,
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).format(next));
    }

    private String said(String key, Object... words) {
        return MessageFormat.format(texts.getString(key), words);
    }
}
