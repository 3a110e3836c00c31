package app.hearth.server.account;

import app.hearth.common.account.DeviceSession;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.account.SessionId;
import app.hearth.common.secret.SecretBox;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of the session table. Thread-safe; those that take a [Handle] belong to a transaction of the caller.
final class Sessions {
    static final Duration IDLE = Duration.ofDays(30);
    static final Duration ABSOLUTE = Duration.ofDays(180);
    private static final int SALT_BYTES = 32;
    private static final String SELECT = """
            SELECT s.id, s.profile_id, s.generation, s.rotation_salt, s.token_hash, s.vault_slot, s.next_token_hash,
                   s.next_vault_slot, s.locked, s.device_name, s.ip, s.user_agent, s.created_at, s.last_used_at,
                   s.expires_at, s.ended_at, s.end_reason, p.role, p.is_active
            FROM session s JOIN profile p ON p.id = s.profile_id
            """;

    private final Database database;

    Sessions(Database database) {
        this.database = database;
    }

    /// What a session's row says; `next` stands while the successor of its token has been given but not yet
    /// used.
    record State(
            DeviceSession device,
            ProfileId profile,
            Role role,
            boolean usable,
            boolean locked,
            byte[] salt,
            Generation current,
            Optional<Generation> next) {
        /// Ended, or not used for too long, or too old.
        boolean isOver(Instant now) {
            return !usable || !device.expiresAt().isAfter(now);
        }
    }

    /// One generation of a session's token: the hash that proves it and the vault key it opens.
    record Generation(int number, byte[] tokenHash, byte[] vaultSlot) {}

    Optional<State> find(SessionId id) {
        return database.read(handle -> find(handle, id));
    }

    /// Locks the row until the end of the transaction and reads it.
    Optional<State> lock(Handle handle, SessionId id) {
        handle.createUpdate("UPDATE session SET generation = generation WHERE id = :id")
                .bind("id", id.value())
                .execute();
        return find(handle, id);
    }

    private static Optional<State> find(Handle handle, SessionId id) {
        return handle.createQuery(SELECT + "WHERE s.id = :id")
                .bind("id", id.value())
                .map(Row.to(Sessions::state))
                .findOne();
    }

    private static State state(Row row) {
        int generation = row.number("generation");
        byte[] nextHash = row.nullableBytes("next_token_hash");
        Optional<Generation> next = nextHash == null
                ? Optional.empty()
                : Optional.of(new Generation(generation + 1, nextHash, row.bytes("next_vault_slot")));
        return new State(
                device(row, Optional.empty()),
                new ProfileId(row.uuid("profile_id")),
                Role.of(row.text("role")),
                row.nullableTime("ended_at") == null && row.flag("is_active"),
                row.flag("locked"),
                row.bytes("rotation_salt"),
                new Generation(generation, row.bytes("token_hash"), row.bytes("vault_slot")),
                next);
    }

    private static DeviceSession device(Row row, Optional<SessionId> current) {
        SessionId id = new SessionId(row.uuid("id"));
        Instant lastUsed = row.time("last_used_at");
        Instant absolute = row.time("expires_at");
        Instant idle = lastUsed.plus(IDLE);
        return new DeviceSession(
                id,
                row.nullableText("device_name"),
                row.nullableText("ip"),
                row.nullableText("user_agent"),
                row.time("created_at"),
                lastUsed,
                idle.isBefore(absolute) ? idle : absolute,
                current.filter(id::equals).isPresent());
    }

    void insert(Handle handle, ProfileId profile, NewSession session) {
        handle.createUpdate("""
                        INSERT INTO session (id, profile_id, generation, rotation_salt, token_hash, vault_slot, locked,
                            device_name, ip, user_agent, created_at, last_used_at, expires_at)
                        VALUES (:id, :profile, :generation, :salt, :hash, :slot, FALSE, :device, :ip, :agent, :now, :now,
                            :expires)
                        """)
                .bind("id", session.token().session().value())
                .bind("profile", profile.value())
                .bind("generation", session.token().generation())
                .bind("salt", SecretBox.random(SALT_BYTES))
                .bind("hash", session.token().hash())
                .bind("slot", session.vaultSlot())
                .bind("device", session.device().name())
                .bind("ip", session.device().address())
                .bind("agent", session.device().userAgent())
                .bind("now", session.now().toEpochMilli())
                .bind("expires", session.now().plus(ABSOLUTE).toEpochMilli())
                .execute();
    }

    /// What a new row holds.
    record NewSession(RefreshToken token, byte[] vaultSlot, Device device, Instant now) {}

    /// Keeps the hash and the vault slot of the successor beside those of the current token.
    void offer(Handle handle, SessionId id, Generation next) {
        handle.createUpdate("""
                        UPDATE session SET next_token_hash = :hash, next_vault_slot = :slot WHERE id = :id
                        """)
                .bind("hash", next.tokenHash())
                .bind("slot", next.vaultSlot())
                .bind("id", id.value())
                .execute();
    }

    /// The successor has been used: it becomes the current token, and the old one is forgotten.
    void promote(Handle handle, SessionId id, Generation next) {
        handle.createUpdate("""
                        UPDATE session SET generation = :generation, rotation_salt = :salt, token_hash = :hash,
                            vault_slot = :slot, next_token_hash = NULL, next_vault_slot = NULL
                        WHERE id = :id AND generation = :before AND ended_at IS NULL
                        """)
                .bind("generation", next.number())
                .bind("before", next.number() - 1)
                .bind("salt", SecretBox.random(SALT_BYTES))
                .bind("hash", next.tokenHash())
                .bind("slot", next.vaultSlot())
                .bind("id", id.value())
                .execute();
    }

    void touch(Handle handle, SessionId id, Instant now) {
        handle.createUpdate("UPDATE session SET last_used_at = :now WHERE id = :id AND last_used_at < :now")
                .bind("now", now.toEpochMilli())
                .bind("id", id.value())
                .execute();
    }

    /// False when the session has ended.
    boolean setLocked(Handle handle, SessionId id, boolean locked) {
        return handle.createUpdate("UPDATE session SET locked = :locked WHERE id = :id AND ended_at IS NULL")
                        .bind("locked", locked)
                        .bind("id", id.value())
                        .execute()
                > 0;
    }

    /// Ends one session of the profile; what opens the vault is overwritten, and the hashes of its tokens
    /// unless the device shall still be known by them. False when there is none to end.
    boolean end(Handle handle, ProfileId profile, SessionId id, Ending ending) {
        String hashes = ending.deviceIsKnown() ? "" : "next_token_hash = NULL, token_hash = :none, ";
        return handle.createUpdate("UPDATE session SET " + hashes + """
                                ended_at = :now, end_reason = :reason, vault_slot = :none, next_vault_slot = :none
                                WHERE profile_id = :profile AND id = :id AND ended_at IS NULL
                                """)
                        .bind("now", ending.at().toEpochMilli())
                        .bind("reason", ending.reason())
                        .bind("none", new byte[0])
                        .bind("profile", profile.value())
                        .bind("id", id.value())
                        .execute()
                > 0;
    }

    /// The sessions of the profile that have not ended.
    List<SessionId> of(Handle handle, Owner owner) {
        return handle.createQuery("SELECT id FROM session WHERE profile_id = :profile AND ended_at IS NULL")
                .bind("profile", owner.profile().value())
                .map(Row.to(row -> new SessionId(row.uuid("id"))))
                .list();
    }

    /// When and why a session ended, and whether its last token still shows that the device was signed in once.
    record Ending(Instant at, String reason, boolean deviceIsKnown) {
        static Ending remembered(Instant at, String reason) {
            return new Ending(at, reason, true);
        }

        static Ending forgotten(Instant at, String reason) {
            return new Ending(at, reason, false);
        }
    }

    List<DeviceSession> list(Owner owner, SessionId current, Instant now) {
        return database.read(handle -> handle
                .createQuery(SELECT + """
                        WHERE s.profile_id = :profile AND s.ended_at IS NULL
                        ORDER BY s.profile_id DESC, s.last_used_at DESC
                        """)
                .bind("profile", owner.profile().value())
                .map(Row.to(row -> device(row, Optional.of(current))))
                .stream()
                .filter(session -> session.expiresAt().isAfter(now))
                .toList());
    }

    /// How many sessions of all profiles could be used now.
    long active(Instant now) {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM session s JOIN profile p ON p.id = s.profile_id
                        WHERE s.ended_at IS NULL AND s.expires_at > :now AND s.last_used_at > :idle AND p.is_active = TRUE
                        """)
                .bind("now", now.toEpochMilli())
                .bind("idle", now.minus(IDLE).toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    /// Removes the rows of sessions that were over a month before `now`; until then they tell a late caller so.
    void forgetOld(Instant now) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM session WHERE ended_at < :before OR last_used_at < :unused")
                .bind("before", now.minus(IDLE).toEpochMilli())
                .bind("unused", now.minus(IDLE.multipliedBy(2)).toEpochMilli())
                .execute());
    }
}
