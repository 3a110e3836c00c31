package app.hearth.server.usage;

import app.hearth.common.budget.Budget;
import app.hearth.common.budget.BudgetState;
import app.hearth.common.conversation.Usage;
import app.hearth.common.key.Model;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunKind;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Usd;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.provider.KnownModels;
import app.hearth.server.run.RunLedger;
import app.hearth.server.run.RunOutcome;
import app.hearth.server.run.RunRequest;
import app.hearth.server.run.RunWork;
import app.hearth.server.sync.ChangeSet;
import app.hearth.server.usage.Reservations.Reservation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps every run within its owner's budget and writes down what it took. Thread-safe.
///
/// A run sets aside what it may cost at most, in the write that creates it. That write holds the profile's row from its
/// first statement on, so of two runs at once the second sees what the first has set aside.
final class Ledger implements RunLedger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final String ANSWER = "This answer may cost up to ";
    private static final String COUNCIL = "After its first answers this council will likely cost ";

    private final KnownModels models;
    private final Budgets budgets;
    private final Reservations reservations;
    private final UsageEntries entries;

    Ledger(KnownModels models, Budgets budgets, Reservations reservations, UsageEntries entries) {
        this.models = models;
        this.budgets = budgets;
        this.reservations = reservations;
        this.entries = entries;
    }

    @Override
    public Optional<Budget> reserve(ChangeSet set, Owner owner, RunRequest request) {
        Optional<Budget> budget =
                budgets.monthly(set.handle(), owner).map(_ -> budgets.standing(set.handle(), owner, set.now()));
        switch (request.work()) {
            case RunWork.Ask ask -> {
                Reservation share = share(owner, ask, budget.isPresent());
                budget.filter(_ -> !share.price().isNothing())
                        .ifPresent(limited -> requireRoom(set, limited, share.usd(), ANSWER));
                reservations.insert(set, owner, request.id(), share);
            }
            case RunWork.Lead lead -> {
                BigDecimal later = budget.isEmpty() ? BigDecimal.ZERO : likely(owner, lead);
                budget.filter(_ -> later.signum() > 0).ifPresent(limited -> requireRoom(set, limited, later, COUNCIL));
            }
        }
        return budget.filter(standing -> standing.state() != BudgetState.OK);
    }

    /// The most it may cost, as far as that is known.
    private Reservation share(Owner owner, RunWork.Ask ask, boolean limited) {
        String provider = ask.access().provider();
        String name = ask.chat().model();
        boolean local = ask.access().isLocal();
        Optional<Model> model = local ? Optional.empty() : models.known(owner, provider, name);
        Price price = local ? Price.NOTHING : model.map(Price::of).orElse(Price.UNKNOWN);
        Estimate most = Estimate.of(ask.chat(), model);
        BigDecimal usd = limited
                ? price.of(most.promptTokens(), most.completionTokens()).orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
        return new Reservation(provider, name, local, price, usd);
    }

    /// What the runs to come will likely cost, as far as that is known. Nothing is set aside for them yet: each does so
    /// when it begins.
    private BigDecimal likely(Owner owner, RunWork.Lead lead) {
        return lead.later().stream()
                .filter(expected -> !expected.local())
                .flatMap(expected -> models
                        .known(owner, expected.provider(), expected.model())
                        .map(Price::of)
                        .flatMap(price -> price.of(expected.promptTokens(), expected.completionTokens()))
                        .stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void requireRoom(ChangeSet set, Budget budget, BigDecimal share, String what) {
        BigDecimal limit = budget.monthlyUsd() == null ? BigDecimal.ZERO : budget.monthlyUsd();
        BigDecimal left = limit.subtract(budget.spentUsd()).subtract(budget.reservedUsd());
        if (left.signum() > 0 && share.compareTo(left) <= 0) {
            return;
        }
        if (budget.state() == BudgetState.EXCEEDED) {
            LocalDate next = UsageEntries.Days.month(set.now()).to().plusDays(1);
            throw HttpFailure.of(
                    ErrorCode.BUDGET_EXCEEDED,
                    "This month's budget of " + Usd.plain(limit) + " USD is used up. The next month begins on " + next
                            + " (UTC); an admin can raise the budget.");
        }
        throw HttpFailure.of(
                ErrorCode.BUDGET_EXCEEDED,
                what + readable(share) + " USD, and of this month's budget of "
                        + Usd.plain(limit) + " USD " + readable(left.max(BigDecimal.ZERO))
                        + " USD are neither spent nor held for answers under way. A smaller limit for the answer, or a"
                        + " cheaper model, may fit.");
    }

    private static String readable(BigDecimal usd) {
        return Usd.plain(usd.setScale(Math.min(usd.scale(), 6), RoundingMode.UP))
                .toPlainString();
    }

    @Override
    public RunOutcome settle(ChangeSet set, Owner owner, Run run, RunOutcome outcome) {
        if (run.kind() == RunKind.COUNCIL) { // each of the runs it led has settled its own
            return outcome;
        }
        Optional<Reservation> reservation = reservations.release(set, owner, run.id());
        if (reservation.isEmpty()) { // begun by a version that kept no accounts
            LOG.warn("Nothing is known of what run {} may have cost", run.id());
            return outcome;
        }
        Reservation of = reservation.get();
        Cost cost = Cost.of(outcome.usage(), of.price(), of.local());
        entries.insert(set, owner, run, new UsageEntries.Taken(of, outcome.usage(), cost));
        return new RunOutcome(outcome.status(), outcome.answer(), priced(outcome.usage(), cost), outcome.error());
    }

    private static Optional<Usage> priced(Optional<Usage> usage, Cost cost) {
        if (usage.isEmpty() && cost.usd() == null) {
            return usage;
        }
        return Optional.of(new Usage(
                usage.map(Usage::promptTokens).orElse(null),
                usage.map(Usage::completionTokens).orElse(null),
                cost.usd()));
    }
}
