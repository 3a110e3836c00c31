package app.hearth.server.household;

import app.hearth.server.account.Invitations;
import app.hearth.server.account.Memberships;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.Replays;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// What the admins of a running server have: its invitations, its people and its figures. Thread-safe.
public final class Household {
    private final Database database;
    private final Invites invites;
    private final Figures figures;

    /// For a server of this version that starts now.
    public Household(Database database, InstantSource clock, String version) {
        this.database = database;
        this.invites = new Invites(database, clock);
        this.figures = new Figures(database, clock, version);
    }

    public Invitations invitations() {
        return invites;
    }

    /// What is decided elsewhere and set or shown here; `activeSessions` counts those that could be used now.
    public record Beyond(Memberships memberships, BudgetSetting budgets, LongSupplier activeSessions) {}

    /// Everything below `/admin` but the audit log.
    public Routes routes(Beyond beyond, Replays replays, AuditLog audit) {
        List<Route> routes = Stream.<Routes>of(
                        new InviteRoutes(invites, replays, audit), new PeopleRoutes(database, beyond, figures, replays))
                .flatMap(part -> part.routes().stream())
                .toList();
        return () -> routes;
    }

    /// Removes the rows of invitations that are long over.
    public void forgetOld(Instant now) {
        invites.forgetOld(now);
    }
}
