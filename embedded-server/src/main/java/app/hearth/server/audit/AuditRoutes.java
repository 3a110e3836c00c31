package app.hearth.server.audit;

import app.hearth.common.account.ProfileId;
import app.hearth.common.wire.Uuid7;
import app.hearth.server.http.Access;
import app.hearth.server.http.Cursor;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import java.util.List;
import java.util.Optional;

/// The audit log over HTTP: its own rows for each profile, all of them for an admin.
public final class AuditRoutes implements Routes {
    private final AuditLog audit;

    public AuditRoutes(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/auth/audit", this::own),
                Route.get("/admin/audit", this::all).open(Access.ADMIN));
    }

    private Reply own(Request request) {
        return Reply.ok(audit.of(request.owner(), after(request), request.limit()))
                .noStore();
    }

    private Reply all(Request request) {
        Optional<ProfileId> profile = request.query("user_id")
                .map(text -> new ProfileId(
                        Uuid7.parse(text).orElseThrow(() -> HttpFailure.invalid("user_id", "This is no id."))));
        return Reply.ok(audit.list(new AuditLog.Filter(profile, request.query("act"), after(request), request.limit())))
                .noStore();
    }

    private static Optional<Cursor> after(Request request) {
        return request.query("cursor").map(Cursor::parse);
    }
}
