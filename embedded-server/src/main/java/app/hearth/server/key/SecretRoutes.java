package app.hearth.server.key;

import app.hearth.common.key.NamedSecret;
import app.hearth.common.key.SecretValue;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.http.ShortList;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.UUID;

/// Named secrets over HTTP: values go in, names and hints come out.
public final class SecretRoutes implements Routes {
    private final NamedSecrets secrets;
    private final Replays replays;
    private final AuditLog audit;

    public SecretRoutes(NamedSecrets secrets, Replays replays, AuditLog audit) {
        this.secrets = secrets;
        this.replays = replays;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/settings/secrets", this::list),
                Route.put("/settings/secrets/{name}", replays.once(this::save, this::saved)),
                Route.delete("/settings/secrets/{name}", replays.once(this::delete)));
    }

    private Reply list(Request request) {
        return Reply.ok(ShortList.page(request, all(request), NamedSecret::name));
    }

    private List<NamedSecret> all(Request request) {
        return secrets.list(request.owner(), request.caller().session());
    }

    private Reply save(Request request) {
        SecretValue wanted = request.body(SecretValue.class);
        NamedSecrets.Saved saved = audit.done(
                Act.SECRET_SAVE,
                Actor.of(request),
                () -> secrets.save(request.owner(), request.caller().session(), request.path("name"), wanted.value()));
        return saved.isNew() ? Reply.created(saved.secret()) : Reply.ok(saved.secret());
    }

    private Reply saved(Request request, List<UUID> ids) {
        String name = KeyRules.name(request.path("name"));
        return all(request).stream()
                .filter(secret -> secret.name().equals(name))
                .findFirst()
                .map(Reply::ok)
                .orElseThrow(HttpFailure::notFound);
    }

    private Reply delete(Request request) {
        return audit.done(Act.SECRET_DELETE, Actor.of(request), () -> {
            if (!secrets.delete(request.owner(), request.path("name"))) {
                throw HttpFailure.notFound();
            }
            return Reply.noContent();
        });
    }
}
