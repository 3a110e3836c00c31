package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.Secret;
import app.hearth.server.access.Owner;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// One-time tokens by which somebody whose password is forgotten sets a new one. Thread-safe; blocks.
public final class PasswordResets {
    private final OneTimeTokens tokens;
    private final Database database;
    private final AuditLog audit;

    PasswordResets(Database database, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.tokens = new OneTimeTokens(database, clock, OneTimeTokens.Kind.PASSWORD_RESET);
    }

    /// A token to hand over, told this once, and until when it is good.
    public record Issued(ProfileId about, Secret token, Instant expiresAt) {}

    /// Makes a token for `about`, which voids the one before. The password goes on as it is until the token is
    /// used. Whoever calls this has made sure that `actor` may. Fails as not found when there is no such
    /// profile.
    public Issued issue(Owner about, Actor actor) {
        return database.write(transaction -> {
            if (!Profiles.hold(transaction.handle(), about)) {
                throw HttpFailure.notFound();
            }
            audit.done(Act.USER_RESET, actor, about.profile());
            return make(transaction.handle(), about);
        });
    }

    /// The same as part of a write that holds the profile's row, or makes it, and says so in a row of its own.
    Issued make(Handle handle, Owner about) {
        OneTimeTokens.Made made = tokens.make(handle, about);
        return new Issued(about.profile(), made.token(), made.expiresAt());
    }

    /// Whose token it is, while it is good.
    Optional<ProfileId> find(Secret token) {
        return tokens.find(token);
    }

    /// Uses the token up, as part of the write that it allows; false when it is not good any more.
    boolean use(ChangeSet set, Owner owner, Secret token) {
        return tokens.use(set.handle(), owner, token);
    }

    /// Voids the profile's token, if it has one: it knows its password.
    void forget(ChangeSet set, Owner owner) {
        tokens.forget(set.handle(), owner);
    }

    /// Removes the tokens that are no longer good.
    void forgetOld(Instant now) {
        tokens.forgetOld(now);
    }
}
