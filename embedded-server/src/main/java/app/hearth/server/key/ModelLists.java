package app.hearth.server.key;

import app.hearth.common.key.Model;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Owner;
import app.hearth.server.key.ProviderKeys.Stored;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lists of models that providers told, kept over restarts: one per key, gone with the key, and nothing secret in
/// them. Thread-safe; blocks.
final class ModelLists {
    private final Database database;
    private final ChangeLog changes;

    ModelLists(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    /// A list in the provider's order, by the models' ids.
    record Kept(Map<String, Model> models, Instant fetchedAt) {
        static Kept of(List<Model> models, Instant at) {
            Map<String, Model> byId = new LinkedHashMap<>();
            models.forEach(model -> byId.putIfAbsent(model.id(), model));
            return new Kept(byId, at);
        }
    }

    Optional<Kept> find(Owner owner, Stored key) {
        return database.read(handle -> handle.createQuery("""
                        SELECT models, fetched_at FROM model_list
                        WHERE profile_id = :profile AND provider = :provider AND key_version = :version
                        """)
                .bind("profile", owner.profile().value())
                .bind("provider", key.provider())
                .bind("version", key.version())
                .map(Row.to(row ->
                        Kept.of(Arrays.asList(Json.read(row.text("models"), Model[].class)), row.time("fetched_at"))))
                .findOne());
    }

    /// Nothing is kept when the key was replaced or removed since it was asked with: then this is not its list.
    void keep(Owner owner, Stored key, Kept list) {
        changes.write(owner, set -> {
            int keys = set.handle()
                    .createQuery("""
                            SELECT COUNT(*) FROM provider_key WHERE profile_id = :profile AND provider = :provider
                                AND key_version = :version AND created_at = :created
                            """)
                    .bind("profile", owner.profile().value())
                    .bind("provider", key.provider())
                    .bind("version", key.version())
                    .bind("created", key.createdAt().toEpochMilli())
                    .mapTo(Integer.class)
                    .one();
            if (keys == 0) {
                return false;
            }
            set.handle()
                    .createUpdate("DELETE FROM model_list WHERE profile_id = :profile AND provider = :provider")
                    .bind("profile", owner.profile().value())
                    .bind("provider", key.provider())
                    .execute();
            set.handle()
                    .createUpdate("""
                            INSERT INTO model_list (profile_id, provider, key_version, models, fetched_at)
                            VALUES (:profile, :provider, :version, :models, :at)
                            """)
                    .bind("profile", owner.profile().value())
                    .bind("provider", key.provider())
                    .bind("version", key.version())
                    .bind("models", Json.write(list.models().values()))
                    .bind("at", list.fetchedAt().toEpochMilli())
                    .execute();
            return true;
        });
    }
}
