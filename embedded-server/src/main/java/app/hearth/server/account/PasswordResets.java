package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.Secret;
import app.hearth.server.access.Owner;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// One-time tokens by which somebody whose password is forgotten sets a new one. The token is kept as a hash
/// only; a profile has one at most. Thread-safe; blocks.
public final class PasswordResets {
    /// How long a token is good.
    public static final Duration LIFETIME = Duration.ofHours(24);

    private final Database database;
    private final AuditLog audit;
    private final InstantSource clock;

    PasswordResets(Database database, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// A token to hand over, told this once, and until when it is good.
    public record Issued(ProfileId about, Secret token, Instant expiresAt) {}

    /// Makes a token for `about`, which voids the one before. The password goes on as it is until the token is
    /// used. Whoever calls this has made sure that `actor` may. Fails as not found when there is no such
    /// profile.
    public Issued issue(Owner about, Actor actor) {
        return database.write(transaction -> {
            int profiles = transaction
                    .handle()
                    .createUpdate("UPDATE profile SET seq = seq WHERE id = :profile")
                    .bind("profile", about.profile().value())
                    .execute();
            if (profiles == 0) {
                throw HttpFailure.notFound();
            }
            audit.done(Act.USER_RESET, actor, about.profile());
            return make(transaction.handle(), about.profile());
        });
    }

    /// The same as part of a write that holds the profile's row, or makes it, and says so in a row of its own.
    Issued make(Handle handle, ProfileId about) {
        Secret token = OneTimeToken.generate();
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant expiresAt = now.plus(LIFETIME);
        delete(handle, about);
        handle.createUpdate("""
                        INSERT INTO reset_token (profile_id, token_hash, created_at, expires_at)
                        VALUES (:profile, :hash, :now, :expires)
                        """)
                .bind("profile", about.value())
                .bind("hash", OneTimeToken.hash(token))
                .bind("now", now.toEpochMilli())
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
        return new Issued(about, token, expiresAt);
    }

    /// Whose token it is, while it is good.
    Optional<ProfileId> find(Secret token) {
        return database.read(handle -> handle.createQuery(
                        "SELECT profile_id FROM reset_token WHERE token_hash = :hash AND expires_at > :now")
                .bind("hash", OneTimeToken.hash(token))
                .bind("now", clock.millis())
                .map(Row.to(row -> new ProfileId(row.uuid("profile_id"))))
                .findOne());
    }

    /// Uses the token up, as part of the write that it allows; false when it is no longer there.
    boolean use(ChangeSet set, Owner owner, Secret token) {
        return set.handle()
                        .createUpdate("DELETE FROM reset_token WHERE profile_id = :profile AND token_hash = :hash")
                        .bind("profile", owner.profile().value())
                        .bind("hash", OneTimeToken.hash(token))
                        .execute()
                > 0;
    }

    /// Voids the profile's token, if it has one: it knows its password.
    void forget(ChangeSet set, Owner owner) {
        delete(set.handle(), owner.profile());
    }

    private static void delete(Handle handle, ProfileId about) {
        handle.createUpdate("DELETE FROM reset_token WHERE profile_id = :profile")
                .bind("profile", about.value())
                .execute();
    }

    /// Removes the tokens that are no longer good.
    void forgetOld(Instant now) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM reset_token WHERE expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute());
    }
}
