package app.hearth.server.account;

import app.hearth.common.account.Login;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.account.SessionId;
import app.hearth.common.account.Tokens;
import app.hearth.common.account.Unlock;
import app.hearth.common.account.User;
import app.hearth.common.account.UserPatch;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.account.Credentials.SealedPassword;
import app.hearth.server.account.OneTimeCodes.Shown;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Transaction;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Makes profiles and proves who they are. Thread-safe; blocks.
final class Accounts {
    private static final int DERIVED_NAMES = 50;

    private final Database database;
    private final Profiles profiles;
    private final SignIns signIns;
    private final Credentials credentials;
    private final OneTimeCodes codes;
    private final Admission admission;
    private final InstantSource clock;
    private final AuditLog audit;
    private final Throttle throttle;

    Accounts(SignIns.Parts parts, SignIns signIns, Credentials credentials, OneTimeCodes codes, Admission admission) {
        this.codes = codes;
        this.database = parts.database();
        this.profiles = parts.profiles();
        this.signIns = signIns;
        this.credentials = credentials;
        this.admission = admission;
        this.clock = parts.clock();
        this.audit = parts.audit();
        this.throttle = parts.throttle();
    }

    Tokens register(Registration wanted, Device device) {
        User user = newUser(wanted);
        Entrance entrance = new Entrance(Optional.ofNullable(wanted.inviteCode()), device);
        requireAdmission(entrance);
        byte[] vaultKey = SecretBox.random(SecretBox.KEY_BYTES);
        Secret recoveryCode = RecoveryCode.generate();
        try {
            Profile profile = seal(user, wanted.password(), vaultKey, recoveryCode);
            return insert(
                            profile,
                            wanted.username() == null,
                            (transaction, candidate) -> enter(transaction, candidate, vaultKey, entrance))
                    .withRecoveryCode(recoveryCode);
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    /// Makes a profile that needs no invitation, and signs nobody in: done by who runs the server. Gives the
    /// recovery code, which belongs to whom the profile is for.
    Secret enrol(Registration wanted, Role role, Actor actor) {
        User user = newUser(wanted);
        byte[] vaultKey = SecretBox.random(SecretBox.KEY_BYTES);
        Secret recoveryCode = RecoveryCode.generate();
        try {
            Profile sealed = seal(user, wanted.password(), vaultKey, recoveryCode);
            Profile profile = role == Role.ADMIN ? sealed.asAdmin() : sealed;
            return insert(profile, wanted.username() == null, (transaction, candidate) -> {
                takeTurn(transaction.handle());
                profiles.insert(transaction.handle(), candidate);
                audit.done(Act.USER_CREATE, actor, candidate.id());
                return recoveryCode;
            });
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    private User newUser(Registration wanted) {
        String email = wanted.email() == null ? null : Names.email(wanted.email());
        if (wanted.username() == null && email == null) {
            throw new InvalidFieldException("username", "A profile needs a name or an e-mail address.");
        }
        String username = wanted.username() == null ? Names.fromEmail(String.valueOf(email), 0) : wanted.username();
        String shown = Names.username(username);
        String displayName = wanted.displayName() == null ? shown : Names.displayName(wanted.displayName());
        PasswordRules.check("password", wanted.password());
        return newUser(shown, displayName, email, !Boolean.FALSE.equals(wanted.hasPassword()));
    }

    private User newUser(String username, String displayName, @Nullable String email, boolean hasPassword) {
        ProfileId id = ProfileId.next(clock);
        Instant now = Instant.ofEpochMilli(clock.millis());
        String color = Profiles.COLORS.get(Math.floorMod(id.value().hashCode(), Profiles.COLORS.size()));
        return new User(
                id,
                username,
                displayName,
                email,
                false,
                Role.MEMBER,
                false,
                true,
                hasPassword,
                false,
                color,
                JsonNodeFactory.instance.objectNode(),
                now,
                now);
    }

    /// Asked before the password is stretched, which is dear, and again in the write.
    private void requireAdmission(Entrance entrance) {
        try {
            roleOnEntry(database.read(profiles::isEmpty), entrance.code());
        } catch (HttpFailure refusal) {
            entrance.code()
                    .ifPresent(given ->
                            audit.refused(Act.REGISTER, entrance.device().actor(Optional.empty())));
            throw refusal;
        }
    }

    /// What a new profile is on this server; fails where it is not let in.
    private Role roleOnEntry(boolean first, Optional<Secret> code) {
        if (admission.policy() == RegistrationPolicy.CLOSED) {
            throw HttpFailure.of(ErrorCode.FORBIDDEN, "This server takes no new profiles.");
        }
        if (asksForCode(first)) {
            Secret given = code.orElseThrow(
                    () -> HttpFailure.of(ErrorCode.FORBIDDEN, "This server takes new profiles by invitation only."));
            return admission.invitations().offered(given).orElseThrow(Accounts::notInvited);
        }
        return first && admission.firstIsAdmin() ? Role.ADMIN : Role.MEMBER;
    }

    private boolean asksForCode(boolean first) {
        return admission.policy() == RegistrationPolicy.INVITE && !(first && admission.firstIsAdmin());
    }

    /// The same words for a code that was used, has expired, was revoked or never was one.
    private static HttpFailure notInvited() {
        return HttpFailure.of(
                ErrorCode.FORBIDDEN, "This invitation is not good, or not any more. Ask who runs this server.");
    }

    private Profile seal(User user, Secret password, byte[] vaultKey, Secret recoveryCode) {
        SealedPassword sealed = credentials.seal(user.id(), password, vaultKey);
        byte[] recoverySlot = Credentials.recoverySlot(user.id(), recoveryCode, vaultKey);
        return new Profile(user, sealed.salt(), sealed.cost(), sealed.verifierHash(), sealed.slot(), recoverySlot);
    }

    /// By which code, if any, and at which device somebody comes in.
    private record Entrance(Optional<Secret> code, Device device) {}

    /// Runs `work`, which stores the profile, in a write; where a name made from an address is taken, again with
    /// another.
    private <T> T insert(Profile profile, boolean mayRename, BiFunction<Transaction, Profile, T> work) {
        Profile wanted = profile;
        for (int attempt = 1; ; attempt++) {
            try {
                Profile candidate = wanted;
                return database.write(transaction -> work.apply(transaction, candidate));
            } catch (JdbiException e) {
                boolean nameTaken =
                        profiles.byUsername(wanted.user().username()).isPresent();
                String email = wanted.user().email();
                boolean emailTaken = email != null && profiles.byEmail(email).isPresent();
                if (!database.isUniqueViolation(e) || (!nameTaken && !emailTaken)) {
                    throw e;
                }
                if (emailTaken || !mayRename || attempt == DERIVED_NAMES) {
                    throw HttpFailure.of(
                            ErrorCode.CONFLICT,
                            emailTaken ? "This e-mail address is taken." : "This name is taken. Choose another.");
                }
                wanted = wanted.withUsername(Names.fromEmail(String.valueOf(email), attempt));
            }
        }
    }

    /// Registrations take turns on one row, so that exactly one is the first.
    private static void takeTurn(Handle handle) {
        handle.execute("UPDATE server SET registrations = registrations + 1 WHERE id = 1");
    }

    private Tokens enter(Transaction transaction, Profile profile, byte[] vaultKey, Entrance entrance) {
        Handle handle = transaction.handle();
        takeTurn(handle);
        boolean first = profiles.isEmpty(handle);
        Role role = roleOnEntry(first, entrance.code());
        Profile stored = role == Role.ADMIN ? profile.asAdmin() : profile;
        profiles.insert(handle, stored);
        if (asksForCode(first) && !admission.invitations().use(entrance.code().orElseThrow(), stored.id())) {
            throw notInvited();
        }
        return signIns.open(transaction, stored.user(), vaultKey, entrance.device(), Act.REGISTER);
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
