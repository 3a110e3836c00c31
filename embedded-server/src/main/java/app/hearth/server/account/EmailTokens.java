package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.User;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.mail.Letter;
import app.hearth.server.mail.Mail;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.storage.Transaction;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// One-time tokens by which an e-mail address is confirmed. A token is bound to the address it was made for and
/// kept as a hash only; a profile has one at most. Thread-safe; blocks.
public final class EmailTokens {
    /// How long a token is good.
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(1);

    private static final String IS_GOOD = """
            token_hash = :hash AND expires_at > :now
            AND email_key = (SELECT p.email_key FROM profile p WHERE p.id = email_token.profile_id)
            """;

    private final Database database;
    private final ChangeLog changes;
    private final Profiles profiles;
    private final AuditLog audit;
    private final Throttle throttle;
    private final InstantSource clock;
    private final Mail mail;

    EmailTokens(SignIns.Parts parts, ChangeLog changes, Mail mail) {
        this.mail = mail;
        this.database = parts.database();
        this.changes = changes;
        this.profiles = parts.profiles();
        this.audit = parts.audit();
        this.throttle = parts.throttle();
        this.clock = parts.clock();
    }

    /// A token to hand over, told this once, for which address, and until when it is good.
    public record Issued(String email, Secret token, Instant expiresAt) {}

    /// Makes a token for `about`, which voids the one before. Whoever calls this has made sure that `actor` may.
    /// Fails as not found when there is no such profile, and with `conflict` when there is nothing to confirm.
    Issued issue(Owner about, Actor actor) {
        Secret token = OneTimeToken.generate();
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant expiresAt = now.plus(LIFETIME);
        return database.write(transaction -> {
            Handle handle = transaction.handle();
            lock(handle, about);
            User user = profiles.byId(about.profile())
                    .orElseThrow(HttpFailure::notFound)
                    .user();
            if (user.email() == null || user.emailVerified()) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "This profile has no e-mail address that waits to be confirmed.");
            }
            handle.createUpdate("DELETE FROM email_token WHERE profile_id = :profile")
                    .bind("profile", about.profile().value())
                    .execute();
            handle.createUpdate("""
                            INSERT INTO email_token (profile_id, token_hash, email_key, created_at, expires_at)
                            VALUES (:profile, :hash, :email, :now, :expires)
                            """)
                    .bind("profile", about.profile().value())
                    .bind("hash", OneTimeToken.hash(token))
                    .bind("email", Names.key(user.email()))
                    .bind("now", now.toEpochMilli())
                    .bind("expires", expiresAt.toEpochMilli())
                    .execute();
            audit.done(Act.EMAIL_TOKEN, actor, about.profile());
            return new Issued(user.email(), token, expiresAt);
        });
    }

    /// Sends a token to the owner's address, at most once a minute. Fails with `conflict` on a server that sends
    /// no mail and when there is nothing to confirm, and with `rate_limited` before its time.
    void resend(Owner owner, Actor actor) {
        if (!mail.isSent()) {
            throw HttpFailure.of(ErrorCode.CONFLICT, "This server sends no mail. Ask an admin for a token.");
        }
        database.write(transaction -> {
            lock(transaction.handle(), owner);
            Duration wait = untilNext(owner);
            if (wait.isPositive()) {
                throw HttpFailure.rateLimited("A letter has just been sent. Wait before the next one.", wait);
            }
            post(transaction, issue(owner, actor));
            return true;
        });
    }

    /// The same where an address has come anew, and silent where there is nothing to send. An address that
    /// changes again within the minute is left to [#resend], so that nobody has letters sent to many.
    void sendWhereNew(Owner owner, Actor actor) {
        if (!mail.isSent()) {
            return;
        }
        database.write(transaction -> {
            lock(transaction.handle(), owner);
            boolean waits = profiles.byId(owner.profile())
                    .map(Profile::user)
                    .filter(user -> user.email() != null && !user.emailVerified())
                    .isPresent();
            if (waits
                    && !isSentTo(transaction.handle(), owner)
                    && !untilNext(owner).isPositive()) {
                post(transaction, issue(owner, actor));
            }
            return true;
        });
    }

    private static void lock(Handle handle, Owner owner) {
        handle.createUpdate("UPDATE profile SET seq = seq WHERE id = :profile")
                .bind("profile", owner.profile().value())
                .execute();
    }

    private Duration untilNext(Owner owner) {
        return database.read(handle -> handle.createQuery(
                        "SELECT created_at FROM email_token WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .map(Row.to(row ->
                        Duration.between(clock.instant(), row.time("created_at").plus(BETWEEN_LETTERS))))
                .findOne()
                .map(wait -> Duration.ofSeconds(Math.ceilDiv(wait.toMillis(), 1000)))
                .orElse(Duration.ZERO));
    }

    private static boolean isSentTo(Handle handle, Owner owner) {
        return handle.createQuery("""
                        SELECT t.token_hash FROM email_token t JOIN profile p ON p.id = t.profile_id
                        WHERE t.profile_id = :profile AND t.email_key = p.email_key
                        """)
                .bind("profile", owner.profile().value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private void post(Transaction transaction, Issued issued) {
        Letter letter = new Letter(issued.email(), "Your e-mail address at Hearth", """
                Somebody gave this address for their profile on a Hearth server.
                If that was you, confirm it there with this token:

                %s

                It is good once and for 24 hours. If it was not you, there is nothing to do.
                """.formatted(
                        issued.token().reveal()));
        transaction.afterCommit(() -> mail.post(letter));
    }

    /// Confirms the address that the token is for. Fails with `invalid_credentials` when it is not good, or not
    /// any more; wrong ones count for the network address.
    void verify(Secret token, String address) {
        ProfileId id = throttle.attempt(Guess.from(address), () -> find(token)).orElseThrow(() -> {
            audit.refused(Act.EMAIL_VERIFY, Actor.at(address));
            return notGood();
        });
        Owner owner = Owners.ofProvenProfile(id);
        changes.write(owner, set -> {
            if (!use(set, owner, token)) {
                throw notGood();
            }
            profiles.setEmailVerified(set, owner);
            audit.done(Act.EMAIL_VERIFY, Actor.at(address).as(id));
            return true;
        });
    }

    private static HttpFailure notGood() {
        return HttpFailure.of(
                ErrorCode.INVALID_CREDENTIALS, "This token is not good, or not any more. Ask for another.");
    }

    private Optional<ProfileId> find(Secret token) {
        return database.read(handle -> handle.createQuery("SELECT profile_id FROM email_token WHERE " + IS_GOOD)
                .bind("hash", OneTimeToken.hash(token))
                .bind("now", clock.millis())
                .map(Row.to(row -> new ProfileId(row.uuid("profile_id"))))
                .findOne());
    }

    private boolean use(ChangeSet set, Owner owner, Secret token) {
        return set.handle()
                        .createUpdate("DELETE FROM email_token WHERE profile_id = :profile AND " + IS_GOOD)
                        .bind("profile", owner.profile().value())
                        .bind("hash", OneTimeToken.hash(token))
                        .bind("now", clock.millis())
                        .execute()
                == 1;
    }

    /// Removes the tokens that are no longer good.
    void forgetOld(Instant now) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM email_token WHERE expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute());
    }
}
