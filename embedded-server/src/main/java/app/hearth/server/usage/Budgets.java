package app.hearth.server.usage;

import app.hearth.common.budget.Budget;
import app.hearth.common.budget.BudgetState;
import app.hearth.common.usage.UsageSum;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Usd;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How much profiles may spend in a month (UTC), and how that stands. Thread-safe; blocks.
final class Budgets {
    private static final BigDecimal WARNING_FROM = new BigDecimal("0.8");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Reservations reservations;
    private final UsageEntries entries;

    Budgets(Reservations reservations, UsageEntries entries) {
        this.reservations = reservations;
        this.entries = entries;
    }

    Optional<BigDecimal> monthly(Handle handle, Owner owner) {
        return handle.createQuery("SELECT monthly_usd FROM budget WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .map(Row.to(row -> Usd.plain(row.decimal("monthly_usd"))))
                .findOne();
    }

    /// Null takes the limit away. False when that is what it was.
    boolean set(ChangeSet set, Owner owner, @Nullable BigDecimal monthlyUsd) {
        Optional<BigDecimal> wanted = Optional.ofNullable(monthlyUsd).map(Budgets::checked);
        if (wanted.equals(monthly(set.handle(), owner))) {
            return false;
        }
        set.handle()
                .createUpdate("DELETE FROM budget WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .execute();
        wanted.ifPresent(usd -> set.handle()
                .createUpdate("INSERT INTO budget (profile_id, monthly_usd) VALUES (:profile, :usd)")
                .bind("profile", owner.profile().value())
                .bind("usd", usd)
                .execute());
        return true;
    }

    private static BigDecimal checked(BigDecimal usd) {
        if (usd.signum() < 0
                || usd.compareTo(MOST) > 0
                || usd.stripTrailingZeros().scale() > 6) {
            throw new InvalidFieldException(
                    "monthly_budget_usd", "A budget is between 0 and 1000000 USD and has at most 6 decimals.");
        }
        return Usd.plain(usd);
    }

    /// How the budget stands in the month of `now`, whether there is a limit or not.
    Budget standing(Handle handle, Owner owner, Instant now) {
        Optional<BigDecimal> monthly = monthly(handle, owner);
        UsageSum month = entries.total(handle, owner, UsageEntries.Days.month(now));
        BigDecimal spent = month.costUsd() == null ? BigDecimal.ZERO : month.costUsd();
        return new Budget(
                monthly.orElse(null),
                spent,
                Usd.plain(reservations.sum(handle, owner)),
                month.unknownCostRuns(),
                monthly.map(limit -> state(limit, spent)).orElse(BudgetState.OK));
    }

    private static BudgetState state(BigDecimal limit, BigDecimal spent) {
        if (spent.compareTo(limit) >= 0) {
            return BudgetState.EXCEEDED;
        }
        return spent.compareTo(limit.multiply(WARNING_FROM)) >= 0 ? BudgetState.WARNING : BudgetState.OK;
    }
}
