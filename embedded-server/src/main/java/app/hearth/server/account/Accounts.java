package app.hearth.server.account;

import app.hearth.common.account.Login;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
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
import app.hearth.server.account.Credentials.SealedPassword;
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
    private final Admission admission;
    private final InstantSource clock;
    private final AuditLog audit;

    Accounts(SignIns.Parts parts, SignIns signIns, Credentials credentials, Admission admission) {
        this.database = parts.database();
        this.profiles = parts.profiles();
        this.signIns = signIns;
        this.credentials = credentials;
        this.admission = admission;
        this.clock = parts.clock();
        this.audit = parts.audit();
    }

    Tokens register(Registration wanted, Device device) {
        String email = wanted.email() == null ? null : Names.email(wanted.email());
        if (wanted.username() == null && email == null) {
            throw new InvalidFieldException("username", "A profile needs a name or an e-mail address.");
        }
        String username = wanted.username() == null ? Names.fromEmail(String.valueOf(email), 0) : wanted.username();
        String shown = Names.username(username);
        String displayName = wanted.displayName() == null ? shown : Names.displayName(wanted.displayName());
        PasswordRules.check("password", wanted.password());
        requireAdmission();
        User user = newUser(shown, displayName, email, !Boolean.FALSE.equals(wanted.hasPassword()));
        boolean mayRename = wanted.username() == null;
        byte[] vaultKey = SecretBox.random(SecretBox.KEY_BYTES);
        Secret recoveryCode = RecoveryCode.generate();
        try {
            Profile profile = seal(user, wanted.password(), vaultKey, recoveryCode);
            return insert(profile, vaultKey, device, mayRename).withRecoveryCode(recoveryCode);
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
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

    private void requireAdmission() {
        boolean first = database.read(profiles::isEmpty);
        boolean admitted = switch (admission.policy()) {
            case OPEN -> true;
            case INVITE -> first && admission.firstIsAdmin();
            case CLOSED -> false;
        };
        if (!admitted) {
            throw HttpFailure.of(
                    ErrorCode.FORBIDDEN,
                    admission.policy() == RegistrationPolicy.CLOSED
                            ? "This server takes no new profiles."
                            : "This server takes new profiles by invitation only.");
        }
    }

    private Profile seal(User user, Secret password, byte[] vaultKey, Secret recoveryCode) {
        SealedPassword sealed = credentials.seal(user.id(), password, vaultKey);
        byte[] recoverySlot = Credentials.recoverySlot(user.id(), recoveryCode, vaultKey);
        return new Profile(user, sealed.salt(), sealed.cost(), sealed.verifierHash(), sealed.slot(), recoverySlot);
    }

    private Tokens insert(Profile profile, byte[] vaultKey, Device device, boolean mayRename) {
        Profile wanted = profile;
        for (int attempt = 1; ; attempt++) {
            try {
                Profile candidate = wanted;
                return database.write(transaction -> insert(transaction, candidate, vaultKey, device));
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
    private Tokens insert(Transaction transaction, Profile profile, byte[] vaultKey, Device device) {
        Handle handle = transaction.handle();
        handle.execute("UPDATE server SET registrations = registrations + 1 WHERE id = 1");
        boolean first = profiles.isEmpty(handle);
        if (!first && admission.policy() == RegistrationPolicy.INVITE) {
            throw HttpFailure.of(ErrorCode.FORBIDDEN, "This server takes new profiles by invitation only.");
        }
        Profile stored = first && admission.firstIsAdmin() ? profile.asAdmin() : profile;
        profiles.insert(handle, stored);
        return signIns.open(transaction, stored.user(), vaultKey, device, Act.REGISTER);
    }

    Tokens login(Login login, Device device) {
        Optional<Profile> found = profiles.named(login.username(), login.email());
        Actor actor = found.map(profile -> Actor.at(device.address()).as(profile.id()))
                .orElseGet(() -> Actor.at(device.address()));
        byte[] vaultKey = credentials.byPassword(found, login.password()).orElseThrow(() -> refused(actor));
        try {
            Profile profile = found.orElseThrow();
            if (!profile.user().isActive()) {
                audit.refused(Act.SIGN_IN, actor);
                throw disabled();
            }
            return database.write(transaction -> {
                // a password changed since must not open another session
                if (!profiles.isStill(transaction.handle(), profile)) {
                    throw wrong();
                }
                return signIns.open(transaction, profile.user(), vaultKey, device, Act.SIGN_IN);
            });
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
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
        if (with.refreshToken() != null) {
            return signIns.vaultKey(caller, with.refreshToken());
        }
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
