package app.hearth.server.key;

import app.hearth.common.key.LocalProvider;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelSettings;
import app.hearth.server.access.Owner;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.provider.LlmProvider;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSource;
import app.hearth.server.sync.Replays;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What stands on the keys of profiles: the models they open, and what was chosen among them. Thread-safe.
public final class KeyParts {
    private final ProviderKeys keys;
    private final ModelCatalog catalog;
    private final ModelChoices choices;

    public KeyParts(
            Database database, ChangeLog changes, ProviderKeys keys, LlmProvider provider, InstantSource clock) {
        this.keys = keys;
        this.catalog = new ModelCatalog(keys, new ModelLists(database, changes), provider, clock);
        this.choices = new ModelChoices(database, changes);
    }

    public ModelCatalog catalog() {
        return catalog;
    }

    /// The models that the profile's keys are known to open. Asks no provider: none while no list was ever told.
    public List<Model> known(Owner owner) {
        return catalog.known(owner);
    }

    /// What the profile has chosen among models, whether a key opens them or not.
    public ModelSettings chosen(Owner owner) {
        return choices.get(owner);
    }

    /// Where the change feed reads what belongs here.
    public Map<String, ChangeSource> sources() {
        return Map.of(ProviderKeys.ENTITY, keys::states, ModelChoices.ENTITY, choices::states);
    }

    /// With `running`, which is asked each time what runs on this machine.
    public Routes routes(Supplier<List<LocalProvider>> running, Replays replays, AuditLog audit) {
        List<Route> routes = Stream.<Routes>of(
                        new KeyRoutes(keys, catalog, running, replays, audit),
                        new ModelRoutes(catalog, choices, replays))
                .flatMap(part -> part.routes().stream())
                .toList();
        return () -> routes;
    }
}
