package app.hearth.server.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.household.EmailToken;
import app.hearth.common.household.NewPerson;
import app.hearth.common.household.Person;
import app.hearth.common.household.PersonPatch;
import app.hearth.common.household.PreparedPerson;
import app.hearth.common.household.ResetToken;
import app.hearth.server.account.EmailTokens;
import app.hearth.server.account.Memberships;
import app.hearth.server.account.PasswordResets;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.http.Access;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.Replays;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/// The people of the server and how much they hold, over HTTP, for an admin.
final class PeopleRoutes implements Routes {
    private final Database database;
    private final Memberships memberships;
    private final BudgetSetting budgets;
    private final Figures figures;
    private final LongSupplier activeSessions;
    private final Replays replays;

    PeopleRoutes(Database database, Household.Beyond beyond, Figures figures, Replays replays) {
        this.database = database;
        this.memberships = beyond.memberships();
        this.budgets = beyond.budgets();
        this.figures = figures;
        this.activeSessions = beyond.activeSessions();
        this.replays = replays;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/admin/users", this::list).open(Access.ADMIN),
                Route.post("/admin/users", replays.once(this::make, this::makeAgain))
                        .open(Access.ADMIN),
                Route.patch("/admin/users/{id}", replays.once(this::change, this::present))
                        .open(Access.ADMIN),
                Route.delete("/admin/users/{id}", replays.once(this::remove)).open(Access.ADMIN),
                Route.post(
                                "/admin/users/{id}/reset-password",
                                replays.once(this::reset, (request, ids) -> reset(request)))
                        .open(Access.ADMIN),
                Route.post(
                                "/admin/users/{id}/email-token",
                                replays.once(this::emailToken, (request, ids) -> emailToken(request)))
                        .open(Access.ADMIN),
                Route.get("/admin/stats", this::stats).open(Access.ADMIN));
    }

    private Reply list(Request request) {
        return Reply.ok(figures.people(request.query("cursor").map(Cursor::parse), request.limit()))
                .noStore();
    }

    private Reply make(Request request) {
        return prepared(memberships.make(request.body(NewPerson.class), Actor.of(request)));
    }

    /// Only the token's hash is kept, so a repetition of the call gets another one, and the one before is void.
    private Reply makeAgain(Request request, List<UUID> ids) {
        return prepared(memberships.makeAgain(new ProfileId(ids.getFirst()), Actor.of(request)));
    }

    private Reply prepared(PasswordResets.Issued issued) {
        Person person = figures.person(issued.about()).orElseThrow(HttpFailure::notFound);
        return Reply.created(new PreparedPerson(person, issued.token(), issued.expiresAt()))
                .made(issued.about().value())
                .noStore();
    }

    private Reply change(Request request) {
        PersonPatch patch = request.body(PersonPatch.class);
        ProfileId id = new ProfileId(request.id("id"));
        Actor actor = Actor.of(request);
        database.write(_ -> {
            memberships.change(id, Optional.ofNullable(patch.role()), Optional.ofNullable(patch.isActive()), actor);
            if (patch.monthlyBudgetUsd().present()) {
                BigDecimal monthly = patch.monthlyBudgetUsd().value();
                memberships.set(id, Act.BUDGET_CHANGE, (set, owner) -> budgets.store(set, owner, monthly), actor);
            }
            return true;
        });
        return present(id);
    }

    private Reply present(Request request, List<UUID> ids) {
        return present(new ProfileId(ids.getFirst()));
    }

    private Reply present(ProfileId id) {
        return Reply.ok(figures.person(id).orElseThrow(HttpFailure::notFound))
                .made(id.value())
                .noStore();
    }

    private Reply remove(Request request) {
        memberships.remove(new ProfileId(request.id("id")), Actor.of(request));
        return Reply.noContent();
    }

    /// Only the token's hash is kept, so a repetition of the call gets another one, and the one before is void.
    private Reply reset(Request request) {
        PasswordResets.Issued issued = memberships.reset(new ProfileId(request.id("id")), Actor.of(request));
        return Reply.created(new ResetToken(issued.token(), issued.expiresAt())).noStore();
    }

    /// As with [#reset], a repetition gets another token.
    private Reply emailToken(Request request) {
        EmailTokens.Issued issued = memberships.emailToken(new ProfileId(request.id("id")), Actor.of(request));
        return Reply.created(new EmailToken(issued.email(), issued.token(), issued.expiresAt()))
                .noStore();
    }

    private Reply stats(Request request) {
        return Reply.ok(figures.stats(activeSessions.getAsLong())).noStore();
    }
}
