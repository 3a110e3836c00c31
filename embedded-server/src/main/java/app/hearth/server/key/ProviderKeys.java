package app.hearth.server.key;

import app.hearth.common.account.SessionId;
import app.hearth.common.key.KeyState;
import app.hearth.common.key.ProviderKey;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Context;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Owner;
import app.hearth.server.account.Vaults;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The provider keys of every profile, sealed. Thread-safe; blocks.
public final class ProviderKeys {
    /// How the change feed calls a key.
    public static final String ENTITY = "api_key";

    private static final String SELECT = """
            SELECT provider, base_url, label, key_hint, sealed, key_version, lost, created_at, updated_at, last_used_at
            FROM provider_key
            """;

    private final Database database;
    private final ChangeLog changes;
    private final Sealing sealing;

    public ProviderKeys(Database database, ChangeLog changes, Vaults vaults) {
        this.database = database;
        this.changes = changes;
        this.sealing = new Sealing(vaults);
    }

    /// A row; `sealed` is null for a provider that needs no key.
    record Stored(
            String provider,
            String baseUrl,
            @Nullable String label,
            @Nullable String hint,
            byte @Nullable [] sealed,
            int version,
            boolean lost,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant lastUsedAt) {
        Context context(Owner owner) {
            return ProviderKeys.context(owner, provider, baseUrl, version);
        }
    }

    private static Context context(Owner owner, String provider, String baseUrl, int version) {
        return Context.of("provider_key", owner.profile().toString(), provider, baseUrl, Integer.toString(version));
    }

    /// Whether a saved key is new or took the place of another.
    record Saved(ProviderKey key, boolean isNew) {}

    Saved save(Owner owner, SessionId session, SaveKey wanted) {
        KeyRules.Checked checked = KeyRules.check(wanted);
        return changes.write(owner, set -> {
            Optional<Stored> before = find(set.handle(), owner, checked.provider());
            int version = before.map(Stored::version).orElse(0) + 1;
            Context context = context(owner, checked.provider(), checked.baseUrl(), version);
            byte[] sealed = checked.key()
                    .map(key -> sealing.seal(session, key, context))
                    .orElse(null);
            Stored stored = new Stored(
                    checked.provider(),
                    checked.baseUrl(),
                    checked.label().orElse(null),
                    checked.key().map(Sealing::hint).orElse(null),
                    sealed,
                    version,
                    false,
                    before.map(Stored::createdAt).orElse(set.now()),
                    set.now(),
                    before.map(Stored::lastUsedAt).orElse(null));
            store(set, owner, stored);
            return new Saved(wire(stored, KeyState.OK), before.isEmpty());
        });
    }

    private static void store(ChangeSet set, Owner owner, Stored key) {
        Handle handle = set.handle();
        handle.createUpdate("DELETE FROM provider_key WHERE profile_id = :profile AND provider = :provider")
                .bind("profile", owner.profile().value())
                .bind("provider", key.provider())
                .execute();
        handle.createUpdate("""
                        INSERT INTO provider_key (profile_id, provider, base_url, label, key_hint, sealed, key_version,
                            lost, created_at, updated_at, last_used_at)
                        VALUES (:profile, :provider, :baseUrl, :label, :hint, :sealed, :version, FALSE, :created,
                            :updated, :lastUsed)
                        """)
                .bind("profile", owner.profile().value())
                .bind("provider", key.provider())
                .bind("baseUrl", key.baseUrl())
                .bind("label", key.label())
                .bind("hint", key.hint())
                .bind("sealed", key.sealed())
                .bind("version", key.version())
                .bind("created", key.createdAt().toEpochMilli())
                .bind("updated", key.updatedAt().toEpochMilli())
                .bind(
                        "lastUsed",
                        key.lastUsedAt() == null ? null : key.lastUsedAt().toEpochMilli())
                .execute();
        set.upsert(ENTITY, key.provider());
    }

    List<ProviderKey> list(Owner owner, SessionId session) {
        return stored(owner).stream()
                .map(key -> wire(key, state(owner, session, key)))
                .toList();
    }

    List<Stored> stored(Owner owner) {
        return database.read(
                handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile ORDER BY profile_id, provider")
                        .bind("profile", owner.profile().value())
                        .map(Row.to(ProviderKeys::read))
                        .list());
    }

    Optional<Stored> stored(Owner owner, String provider) {
        return database.read(handle -> find(handle, owner, KeyRules.name(provider)));
    }

    private static Optional<Stored> find(Handle handle, Owner owner, String provider) {
        return handle.createQuery(SELECT + "WHERE profile_id = :profile AND provider = :provider")
                .bind("profile", owner.profile().value())
                .bind("provider", provider)
                .map(Row.to(ProviderKeys::read))
                .findOne();
    }

    private static Stored read(Row row) {
        return new Stored(
                row.text("provider"),
                row.text("base_url"),
                row.nullableText("label"),
                row.nullableText("key_hint"),
                row.nullableBytes("sealed"),
                row.number("key_version"),
                row.flag("lost"),
                row.time("created_at"),
                row.time("updated_at"),
                row.nullableTime("last_used_at"));
    }

    private KeyState state(Owner owner, SessionId session, Stored key) {
        boolean needsNone = key.sealed() == null && !key.lost();
        return needsNone ? KeyState.OK : sealing.state(session, key.sealed(), key.context(owner));
    }

    private static ProviderKey wire(Stored key, KeyState state) {
        return new ProviderKey(
                key.provider(),
                key.baseUrl(),
                key.label(),
                key.hint(),
                state,
                key.createdAt(),
                key.updatedAt(),
                key.lastUsedAt());
    }

    /// The keys' metadata for the change feed, which has no session: a sealed key shows as locked there.
    public Map<String, ProviderKey> states(Owner owner, Collection<String> ids) {
        Map<String, ProviderKey> states = new HashMap<>();
        for (Stored key : stored(owner)) {
            if (ids.contains(key.provider())) {
                KeyState state = key.lost() ? KeyState.LOST : key.sealed() == null ? KeyState.OK : KeyState.LOCKED;
                states.put(key.provider(), wire(key, state));
            }
        }
        return states;
    }

    /// False when there is none.
    boolean delete(Owner owner, String provider) {
        return changes.write(owner, set -> {
            int deleted = set.handle()
                    .createUpdate("DELETE FROM provider_key WHERE profile_id = :profile AND provider = :provider")
                    .bind("profile", owner.profile().value())
                    .bind("provider", KeyRules.name(provider))
                    .execute();
            if (deleted > 0) {
                set.delete(ENTITY, KeyRules.name(provider));
            }
            return deleted > 0;
        });
    }

    /// Nothing opens the keys of this profile any more: they are kept by name only, until they are saved again.
    public void lose(ChangeSet set, Owner owner) {
        for (Stored key : stored(owner)) {
            if (key.sealed() != null) {
                set.handle()
                        .createUpdate("""
                                UPDATE provider_key SET lost = TRUE, sealed = NULL, updated_at = :now
                                WHERE profile_id = :profile AND provider = :provider
                                """)
                        .bind("now", set.nowMillis())
                        .bind("profile", owner.profile().value())
                        .bind("provider", key.provider())
                        .execute();
                set.upsert(ENTITY, key.provider());
            }
        }
    }

    /// The key opened for a call; the caller closes the secret. Fails with `validation` when none is stored,
    /// with `vault_locked` when it cannot be opened now, and with `conflict` when it cannot be opened at all.
    public ProviderAccess open(Owner owner, SessionId session, String provider) {
        Stored key = stored(owner, provider)
                .orElseThrow(() -> new InvalidFieldException("provider", "No key is stored for " + provider + "."));
        return open(owner, session, key);
    }

    ProviderAccess open(Owner owner, SessionId session, Stored key) {
        if (key.lost()) {
            throw HttpFailure.of(ErrorCode.CONFLICT, "The key for " + key.provider() + " is lost. Save it again.");
        }
        if (key.sealed() == null) {
            return new ProviderAccess(key.provider(), key.baseUrl(), Secret.of(new byte[0]));
        }
        Secret opened = sealing.open(session, key.sealed(), key.context(owner))
                .orElseThrow(() -> HttpFailure.of(
                        ErrorCode.CONFLICT, "The key for " + key.provider() + " is damaged. Save it again."));
        return new ProviderAccess(key.provider(), key.baseUrl(), opened);
    }

    /// Notes that the key was used now; not a change anyone synchronises.
    public void used(Owner owner, String provider, Instant now) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("""
                        UPDATE provider_key SET last_used_at = :now WHERE profile_id = :profile AND provider = :provider
                        """)
                .bind("now", now.toEpochMilli())
                .bind("profile", owner.profile().value())
                .bind("provider", KeyRules.name(provider))
                .execute());
    }
}
