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
import app.hearth.server.storage.Transaction;
import app.hearth.server.sync.ChangeLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// One-time tokens by which an e-mail address is confirmed, bound to the address they were made for. Thread-safe;
/// blocks.
public final class EmailTokens {
    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(1);

    private final OneTimeTokens tokens;
    private final Database database;
    private final ChangeLog changes;
    private final Profiles profiles;
    private final AuditLog audit;
    private final Throttle throttle;
    private final InstantSource clock;
    private final Mail mail;

    EmailTokens(SignIns.Parts parts, ChangeLog changes, Mail mail) {
        this.mail = mail;
        this.tokens = new OneTimeTokens(parts.database(), parts.clock(), OneTimeTokens.Kind.EMAIL);
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
        return database.write(transaction -> {
            Handle handle = transaction.handle();
            Profiles.hold(handle, about);
            User user = profiles.byId(about.profile())
                    .orElseThrow(HttpFailure::notFound)
                    .user();
            if (user.email() == null || user.emailVerified()) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "This profile has no e-mail address that waits to be confirmed.");
            }
            OneTimeTokens.Made made = tokens.make(handle, about);
            audit.done(Act.EMAIL_TOKEN, actor, about.profile());
            return new Issued(user.email(), made.token(), made.expiresAt());
        });
    }

    /// Sends a token to the owner's address, at most once a minute. Fails with `conflict` on a server that sends
    /// no mail and when there is nothing to confirm, and with `rate_limited` before its time.
    void resend(Owner owner, Actor actor) {
        if (!mail.isSent()) {
            throw HttpFailure.of(ErrorCode.CONFLICT, "This server sends no mail. Ask an admin for a token.");
        }
        database.write(transaction -> {
            Profiles.hold(transaction.handle(), owner);
            Duration wait = untilNext(transaction.handle(), owner);
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
            Profiles.hold(transaction.handle(), owner);
            boolean waits = profiles.byId(owner.profile())
                    .map(Profile::user)
                    .filter(user -> user.email() != null && !user.emailVerified())
                    .isPresent();
            if (waits
                    && !tokens.holds(transaction.handle(), owner)
                    && !untilNext(transaction.handle(), owner).isPositive()) {
                post(transaction, issue(owner, actor));
            }
            return true;
        });
    }

    private Duration untilNext(Handle handle, Owner owner) {
        return tokens.madeAt(handle, owner)
                .map(made -> Duration.between(clock.instant(), made.plus(BETWEEN_LETTERS)))
                .map(wait -> Duration.ofSeconds(Math.ceilDiv(wait.toMillis(), 1000)))
                .orElse(Duration.ZERO);
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
        ProfileId id = throttle.attempt(Guess.from(address), () -> tokens.find(token))
                .orElseThrow(() -> {
                    audit.refused(Act.EMAIL_VERIFY, Actor.at(address));
                    return notGood();
                });
        Owner owner = Owners.ofProvenProfile(id);
        changes.write(owner, set -> {
            if (!tokens.use(set.handle(), owner, token)) {
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

    /// Removes the tokens that are no longer good.
    void forgetOld(Instant now) {
        tokens.forgetOld(now);
    }
}
