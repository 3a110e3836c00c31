package app.hearth.common.usage;

import app.hearth.common.budget.Budget;
import java.time.LocalDate;
import java.util.List;

/// What answers took between two days (UTC, both included), and how the present month's budget stands.
public record UsageReport(LocalDate from, LocalDate to, List<UsageSum> items, UsageSum total, Budget budget) {
    public UsageReport {
        items = List.copyOf(items);
    }
}
