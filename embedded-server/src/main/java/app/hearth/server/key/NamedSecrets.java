package app.hearth.server.key;

import app.hearth.common.account.SessionId;
import app.hearth.common.key.KeyState;
import app.hearth.common.key.NamedSecret;
import app.hearth.common.secret.Context;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Owner;
import app.hearth.server.account.Vaults;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The secrets of other services that every profile keeps by name, sealed. Thread-safe; blocks.
public final class NamedSecrets {
    /// How the change feed calls a named secret.
    public static final String ENTITY = "named_secret";

    /// So that a list of them can be read whole.
    static final int MOST_OF_ONE_PROFILE = 200;

    private static final String SELECT = """
            SELECT name, hint, sealed, secret_version, created_at, updated_at FROM named_secret
            """;

    private final Database database;
    private final ChangeLog changes;
    private final Sealing sealing;

    public NamedSecrets(Database database, ChangeLog changes, Vaults vaults) {
        this.database = database;
        this.changes = changes;
        this.sealing = new Sealing(vaults);
    }

    /// A row; `sealed` is null when nothing can open it any more.
    private record Stored(
            String name,
            @Nullable String hint,
            byte @Nullable [] sealed,
            int version,
            Instant createdAt,
            Instant updatedAt) {
        NamedSecret wire(KeyState state) {
            return new NamedSecret(name, hint, state, createdAt, updatedAt);
        }
    }

    private static Context context(Owner owner, String name, int version) {
        return Context.of(ENTITY, owner.profile().toString(), name, Integer.toString(version));
    }

    /// Whether a saved secret is new or took the place of another.
    record Saved(NamedSecret secret, boolean isNew) {}

    Saved save(Owner owner, SessionId session, String wanted, Secret value) {
        String name = KeyRules.secretName(wanted);
        KeyRules.requireSecret(value);
        return changes.write(owner, set -> {
            Optional<Stored> before = find(set.handle(), owner, name);
            if (before.isEmpty() && stored(owner).size() >= MOST_OF_ONE_PROFILE) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "A profile keeps at most 200 secrets. Delete one you no longer need.");
            }
            int version = before.map(Stored::version).orElse(0) + 1;
            Stored stored = new Stored(
                    name,
                    Sealing.hint(value),
                    sealing.seal(session, value, context(owner, name, version)),
                    version,
                    before.map(Stored::createdAt).orElse(set.now()),
                    set.now());
            store(set, owner, stored);
            return new Saved(stored.wire(KeyState.OK), before.isEmpty());
        });
    }

    private static void store(ChangeSet set, Owner owner, Stored secret) {
        Handle handle = set.handle();
        remove(handle, owner, secret.name());
        handle.createUpdate("""
                        INSERT INTO named_secret (profile_id, name, hint, sealed, secret_version, created_at, updated_at)
                        VALUES (:profile, :name, :hint, :sealed, :version, :created, :updated)
                        """)
                .bind("profile", owner.profile().value())
                .bind("name", secret.name())
                .bind("hint", secret.hint())
                .bind("sealed", secret.sealed())
                .bind("version", secret.version())
                .bind("created", secret.createdAt().toEpochMilli())
                .bind("updated", secret.updatedAt().toEpochMilli())
                .execute();
        set.upsert(ENTITY, secret.name());
    }

    private static int remove(Handle handle, Owner owner, String name) {
        return handle.createUpdate("DELETE FROM named_secret WHERE profile_id = :profile AND name = :name")
                .bind("profile", owner.profile().value())
                .bind("name", name)
                .execute();
    }

    /// In the order of their names.
    List<NamedSecret> list(Owner owner, SessionId session) {
        return stored(owner).stream()
                .map(secret -> secret.wire(
                        sealing.state(session, secret.sealed(), context(owner, secret.name(), secret.version()))))
                .toList();
    }

    private List<Stored> stored(Owner owner) {
        return database.read(
                handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile ORDER BY profile_id, name")
                        .bind("profile", owner.profile().value())
                        .map(Row.to(NamedSecrets::read))
                        .list());
    }

    private static Optional<Stored> find(Handle handle, Owner owner, String name) {
        return handle.createQuery(SELECT + "WHERE profile_id = :profile AND name = :name")
                .bind("profile", owner.profile().value())
                .bind("name", name)
                .map(Row.to(NamedSecrets::read))
                .findOne();
    }

    private static Stored read(Row row) {
        return new Stored(
                row.text("name"),
                row.nullableText("hint"),
                row.nullableBytes("sealed"),
                row.number("secret_version"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    /// Their metadata for the change feed, which has no session: a sealed one shows as locked there.
    public Map<String, NamedSecret> states(Owner owner, Collection<String> ids) {
        return stored(owner).stream()
                .filter(secret -> ids.contains(secret.name()))
                .map(secret -> secret.wire(secret.sealed() == null ? KeyState.LOST : KeyState.LOCKED))
                .collect(Collectors.toMap(NamedSecret::name, Function.identity()));
    }

    /// False when there is none.
    boolean delete(Owner owner, String name) {
        return changes.write(owner, set -> {
            boolean deleted = remove(set.handle(), owner, KeyRules.name(name)) > 0;
            if (deleted) {
                set.delete(ENTITY, KeyRules.name(name));
            }
            return deleted;
        });
    }

    /// Nothing opens the secrets of this profile any more: they are kept by name only, until they are saved again.
    public void lose(ChangeSet set, Owner owner) {
        for (Stored secret : stored(owner)) {
            set.handle()
                    .createUpdate("""
                            UPDATE named_secret SET sealed = NULL, updated_at = :now
                            WHERE profile_id = :profile AND name = :name
                            """)
                    .bind("now", set.nowMillis())
                    .bind("profile", owner.profile().value())
                    .bind("name", secret.name())
                    .execute();
            set.upsert(ENTITY, secret.name());
        }
    }
}
