package app.hearth.server.key;

import app.hearth.common.key.KeyTest;
import app.hearth.common.key.LocalProvider;
import app.hearth.common.key.ProviderKey;
import app.hearth.common.key.SaveKey;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.http.ShortList;
import app.hearth.server.provider.ProviderException;
import app.hearth.server.sync.Replays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Provider keys over HTTP.
final class KeyRoutes implements Routes {
    private final ProviderKeys keys;
    private final ModelCatalog catalog;
    private final Supplier<List<LocalProvider>> running;
    private final Replays replays;
    private final AuditLog audit;

    KeyRoutes(
            ProviderKeys keys,
            ModelCatalog catalog,
            Supplier<List<LocalProvider>> running,
            Replays replays,
            AuditLog audit) {
        this.keys = keys;
        this.catalog = catalog;
        this.running = running;
        this.replays = replays;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/settings/api-key", replays.once(this::save, this::saved)),
                Route.get("/settings/api-keys", this::list),
                Route.get("/settings/local-providers", this::local),
                Route.delete("/settings/api-key/{provider}", replays.once(this::delete)),
                Route.post("/settings/api-key/{provider}/test", this::test));
    }

    private Reply save(Request request) {
        SaveKey wanted = request.body(SaveKey.class);
        ProviderKeys.Saved saved = audit.done(
                Act.KEY_SAVE,
                Actor.of(request),
                () -> keys.save(request.owner(), request.caller().session(), wanted));
        return saved.isNew() ? Reply.created(saved.key()) : Reply.ok(saved.key());
    }

    private Reply saved(Request request, List<UUID> ids) {
        String provider = KeyRules.check(request.body(SaveKey.class)).provider();
        return keys.list(request.owner(), request.caller().session()).stream()
                .filter(key -> key.provider().equals(provider))
                .findFirst()
                .map(Reply::ok)
                .orElseThrow(HttpFailure::notFound);
    }

    private Reply list(Request request) {
        return Reply.ok(ShortList.page(
                request, keys.list(request.owner(), request.caller().session()), ProviderKey::provider));
    }

    private Reply local(Request request) {
        return Reply.ok(ShortList.page(request, running.get(), LocalProvider::baseUrl));
    }

    private Reply delete(Request request) {
        return audit.done(Act.KEY_DELETE, Actor.of(request), () -> {
            if (!keys.delete(request.owner(), request.path("provider"))) {
                throw HttpFailure.notFound();
            }
            return Reply.noContent();
        });
    }

    private Reply test(Request request) {
        try {
            return Reply.ok(new KeyTest(true, catalog.test(request.caller(), request.path("provider"))));
        } catch (ProviderException e) {
            throw new HttpFailure(e.problem());
        }
    }
}
