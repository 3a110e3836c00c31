package app.hearth.server.usage;

import app.hearth.server.access.Owner;
import app.hearth.server.http.Routes;
import app.hearth.server.provider.KnownModels;
import app.hearth.server.run.RunLedger;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeSet;
import java.math.BigDecimal;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The accounts of what runs cost, joined. Thread-safe.
public final class UsageParts {
    private final Budgets budgets;
    private final Ledger ledger;
    private final Routes routes;

    public UsageParts(Database database, KnownModels models, InstantSource clock) {
        Reservations reservations = new Reservations();
        UsageEntries entries = new UsageEntries();
        this.budgets = new Budgets(reservations, entries);
        this.ledger = new Ledger(models, budgets, reservations, entries);
        this.routes = new UsageRoutes(database, entries, budgets, clock);
    }

    public RunLedger ledger() {
        return ledger;
    }

    public Routes routes() {
        return routes;
    }

    /// Sets what the profile may spend in a month; null takes the limit away. False when that is what it was.
    public boolean setBudget(ChangeSet set, Owner owner, @Nullable BigDecimal monthlyUsd) {
        return budgets.set(set, owner, monthlyUsd);
    }
}
