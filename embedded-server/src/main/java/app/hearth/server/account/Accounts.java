package app.hearth.server.account;

import app.hearth.common.account.Login;
import app.hearth.common.account.SessionId;
import app.hearth.common.account.Tokens;
import app.hearth.common.account.Unlock;
import app.hearth.common.account.User;
import app.hearth.common.account.UserPatch;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.account.OneTimeCodes.Shown;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/// Proves who somebody is, and shows them their profile. Thread-safe; blocks.
final class Accounts {
    private final Database database;
    private final Profiles profiles;
    private final SignIns signIns;
    private final Credentials credentials;
    private final OneTimeCodes codes;
    private final AuditLog audit;
    private final Throttle throttle;

    Accounts(SignIns.Parts parts, SignIns signIns, Credentials credentials, OneTimeCodes codes) {
        this.codes = codes;
        this.database = parts.database();
        this.profiles = parts.profiles();
        this.signIns = signIns;
        this.credentials = credentials;
        this.audit = parts.audit();
        this.throttle = parts.throttle();
    }

    Tokens login(Login login, Device device) {
        Optional<Profile> found = profiles.named(login.username(), login.email());
        return throttle.attempt(guess(login, found, device), () -> enter(login, found, device))
                .orElseThrow(() -> refused(device.actor(found)));
    }

    /// Empty when password or one-time code is wrong. A code that is missing counts neither as right nor as
    /// wrong, or who has the password could clear the count of wrong codes.
    private Optional<Tokens> enter(Login login, Optional<Profile> found, Device device) {
        Optional<byte[]> vaultKey = credentials.byPassword(found, login.password());
        try {
            return vaultKey.flatMap(key -> enter(login, found.orElseThrow(), key, device));
        } finally {
            vaultKey.ifPresent(key -> Arrays.fill(key, (byte) 0));
        }
    }

    private Optional<Tokens> enter(Login login, Profile profile, byte[] vaultKey, Device device) {
        Actor actor = device.actor(Optional.of(profile));
        if (!profile.user().isActive()) {
            audit.refused(Act.SIGN_IN, actor);
            throw disabled();
        }
        Owner owner = Owners.ofProvenProfile(profile.id());
        Optional<Shown> shown;
        try {
            shown = codes.judge(owner, vaultKey, Optional.ofNullable(login.totp()));
        } catch (HttpFailure missing) {
            audit.refused(Act.SIGN_IN, actor);
            throw missing;
        }
        return shown.flatMap(what -> database.write(transaction -> {
            // a password changed since, or a code used since, must not open another session
            if (!profiles.isStill(transaction.handle(), profile) || !codes.spend(transaction.handle(), owner, what)) {
                return Optional.empty();
            }
            if (what instanceof Shown.Backup) {
                audit.done(Act.BACKUP_CODE, actor);
            }
            return Optional.of(signIns.open(transaction, profile.user(), vaultKey, device, Act.SIGN_IN));
        }));
    }

    private Guess guess(Login login, Optional<Profile> found, Device device) {
        Optional<SessionId> known = Optional.ofNullable(login.refreshToken())
                .flatMap(token -> signIns.deviceOf(found.map(Profile::id), token));
        return Guess.inTheNameOf(profiles.who(found, login.username(), login.email()), device.address(), known);
    }

    private HttpFailure refused(Actor actor) {
        audit.refused(Act.SIGN_IN, actor);
        return wrong();
    }

    private static HttpFailure wrong() {
        return HttpFailure.of(ErrorCode.INVALID_CREDENTIALS, "Name or password is wrong.");
    }

    static HttpFailure disabled() {
        return HttpFailure.of(ErrorCode.FORBIDDEN, "This profile is disabled. Ask who runs this server.");
    }

    void unlock(Caller caller, Unlock with, Actor actor) {
        long given = Stream.of(
                        Optional.ofNullable(with.password()),
                        Optional.ofNullable(with.recoveryCode()),
                        Optional.ofNullable(with.refreshToken()))
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            throw new InvalidFieldException(
                    "password", "Unlocking takes exactly one of password, recovery_code and refresh_token.");
        }
        byte[] vaultKey = vaultKey(caller, with).orElseThrow(() -> {
            audit.refused(Act.UNLOCK, actor);
            return HttpFailure.of(ErrorCode.INVALID_CREDENTIALS, "This does not open the keys.");
        });
        try {
            signIns.unlock(caller, vaultKey, actor);
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    private Optional<byte[]> vaultKey(Caller caller, Unlock with) {
        if (with.refreshToken() != null) { // nobody guesses that
            return signIns.vaultKey(caller, with.refreshToken());
        }
        return throttle.attempt(Guess.in(caller.session()), () -> byPerson(caller, with));
    }

    private Optional<byte[]> byPerson(Caller caller, Unlock with) {
        Optional<Profile> profile = profiles.byId(caller.owner().profile());
        if (with.password() != null) {
            return credentials.byPassword(profile, with.password());
        }
        Secret code = Objects.requireNonNull(with.recoveryCode());
        return credentials.byRecoveryCode(profile, code);
    }

    User me(Owner owner) {
        return profiles.byId(owner.profile()).orElseThrow(HttpFailure::notFound).user();
    }

    User update(Owner owner, UserPatch patch) {
        try {
            return profiles.update(owner, patch);
        } catch (JdbiException e) {
            if (database.isUniqueViolation(e)) {
                throw HttpFailure.of(ErrorCode.CONFLICT, "This e-mail address is taken.");
            }
            throw e;
        }
    }
}
