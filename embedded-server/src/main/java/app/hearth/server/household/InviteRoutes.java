package app.hearth.server.household;

import app.hearth.common.household.InviteId;
import app.hearth.common.household.IssuedInvite;
import app.hearth.common.household.NewInvite;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.Access;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.sync.Replays;
import java.util.List;

/// Invitations over HTTP.
final class InviteRoutes implements Routes {
    private final Invites invites;
    private final Replays replays;
    private final AuditLog audit;

    InviteRoutes(Invites invites, Replays replays, AuditLog audit) {
        this.invites = invites;
        this.replays = replays;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/admin/invites", this::list).open(Access.ADMIN),
                Route.post(
                                "/admin/invites",
                                replays.once(
                                        this::make,
                                        (request, ids) -> reply(invites.reissue(new InviteId(ids.getFirst())))))
                        .open(Access.ADMIN),
                Route.delete("/admin/invites/{id}", replays.once(this::revoke)).open(Access.ADMIN));
    }

    private Reply list(Request request) {
        return Reply.ok(invites.list(request.query("cursor").map(Cursor::parse), request.limit()))
                .noStore();
    }

    private Reply make(Request request) {
        NewInvite wanted = request.body(NewInvite.class);
        return reply(audit.done(
                Act.INVITE_CREATE,
                Actor.of(request),
                () -> invites.make(request.owner().profile(), wanted)));
    }

    private static Reply reply(IssuedInvite issued) {
        return Reply.created(issued).made(issued.invite().id().value()).noStore();
    }

    private Reply revoke(Request request) {
        InviteId id = new InviteId(request.id("id"));
        return audit.done(Act.INVITE_REVOKE, Actor.of(request), () -> {
            invites.revoke(id);
            return Reply.noContent();
        });
    }
}
