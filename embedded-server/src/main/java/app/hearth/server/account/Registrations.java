package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.account.Tokens;
import app.hearth.common.account.User;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.household.NewPerson;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Owners;
import app.hearth.server.account.Credentials.SealedPassword;
import app.hearth.server.account.PasswordResets.Issued;
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
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Makes profiles, for whom they let in. Thread-safe; blocks.
final class Registrations {
    private static final int DERIVED_NAMES = 50;

    private final Database database;
    private final Profiles profiles;
    private final SignIns signIns;
    private final Credentials credentials;
    private final PasswordResets resets;
    private final Admission admission;
    private final InstantSource clock;
    private final AuditLog audit;
    private final SetUpCode setUp = new SetUpCode();

    Registrations(
            SignIns.Parts parts, SignIns signIns, Credentials credentials, PasswordResets resets, Admission admission) {
        this.database = parts.database();
        this.profiles = parts.profiles();
        this.signIns = signIns;
        this.credentials = credentials;
        this.resets = resets;
        this.admission = admission;
        this.clock = parts.clock();
        this.audit = parts.audit();
    }

    /// A new code by which one person comes in as the admin; empty where there is one, where whoever is first
    /// becomes it, and where nobody may register.
    Optional<Secret> setUpCode() {
        boolean offered = admission.policy() != RegistrationPolicy.CLOSED
                && !admission.firstIsAdmin()
                && !database.read(profiles::haveAdmin);
        return offered ? Optional.of(setUp.renew()) : Optional.empty();
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
                Profiles.takeTurn(transaction.handle());
                profiles.insert(transaction.handle(), candidate);
                audit.done(Act.USER_CREATE, actor, candidate.id());
                return recoveryCode;
            });
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    /// Makes a profile that no password opens yet, and the token by which its person sets one (see
    /// [PasswordResets]). `allowed` is asked first in the write, and fails where it must not stand.
    Issued prepare(NewPerson wanted, Role role, Actor actor, Consumer<Handle> allowed) {
        User user = newUser(wanted, false);
        Profile closed = Credentials.closed(user);
        Profile profile = role == Role.ADMIN ? closed.asAdmin() : closed;
        return insert(profile, wanted.username() == null, (transaction, candidate) -> {
            Profiles.takeTurn(transaction.handle());
            allowed.accept(transaction.handle());
            profiles.insert(transaction.handle(), candidate);
            audit.done(Act.USER_CREATE, actor, candidate.id());
            return resets.make(transaction.handle(), Owners.ofProvenProfile(candidate.id()));
        });
    }

    private User newUser(Registration wanted) {
        User user = newUser(
                new NewPerson(wanted.username(), wanted.email(), wanted.displayName()),
                !Boolean.FALSE.equals(wanted.hasPassword()));
        PasswordRules.check("password", wanted.password());
        return user;
    }

    private User newUser(NewPerson wanted, boolean hasPassword) {
        String email = wanted.email() == null ? null : Names.email(wanted.email());
        if (wanted.username() == null && email == null) {
            throw new InvalidFieldException("username", "A profile needs a name or an e-mail address.");
        }
        String username = wanted.username() == null ? Names.fromEmail(String.valueOf(email), 0) : wanted.username();
        String shown = Names.username(username);
        String displayName = wanted.displayName() == null ? shown : Names.displayName(wanted.displayName());
        return newUser(shown, displayName, email, hasPassword);
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
            entry(entrance.code());
        } catch (HttpFailure refusal) {
            entrance.code()
                    .ifPresent(given ->
                            audit.refused(Act.REGISTER, entrance.device().actor(Optional.empty())));
            throw refusal;
        }
    }

    /// How somebody comes in, and as what.
    private enum Entry {
        BY_SET_UP_CODE(Role.ADMIN),
        FIRST(Role.ADMIN),
        BY_INVITATION(Role.MEMBER),
        FREELY(Role.MEMBER);

        private final Role role;

        Entry(Role role) {
            this.role = role;
        }
    }

    /// Fails where nobody is let in like this. A code that is given has to be good, also where none is asked
    /// for: who sends one expects something of it.
    private Entry entry(Optional<Secret> code) {
        if (admission.policy() == RegistrationPolicy.CLOSED) {
            throw HttpFailure.of(ErrorCode.FORBIDDEN, "This server takes no new profiles.");
        }
        if (code.filter(setUp::is).isPresent() && !database.read(profiles::haveAdmin)) {
            return Entry.BY_SET_UP_CODE;
        }
        if (admission.firstIsAdmin() && database.read(profiles::isEmpty)) {
            return Entry.FIRST;
        }
        if (code.isPresent()) {
            if (!admission.invitations().isOpen(code.get())) {
                throw notInvited();
            }
            return Entry.BY_INVITATION;
        }
        if (admission.policy() == RegistrationPolicy.INVITE) {
            throw HttpFailure.of(ErrorCode.FORBIDDEN, "This server takes new profiles by invitation only.");
        }
        return Entry.FREELY;
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

    private Tokens enter(Transaction transaction, Profile profile, byte[] vaultKey, Entrance entrance) {
        Handle handle = transaction.handle();
        Profiles.takeTurn(handle);
        Entry entry = entry(entrance.code());
        Profile stored = entry.role == Role.ADMIN ? profile.asAdmin() : profile;
        profiles.insert(handle, stored);
        switch (entry) {
            case BY_INVITATION -> {
                if (!admission.invitations().use(entrance.code().orElseThrow(), stored.id())) {
                    throw notInvited();
                }
            }
            case BY_SET_UP_CODE -> transaction.afterCommit(setUp::forget);
            case FIRST, FREELY -> {}
        }
        return signIns.open(transaction, stored.user(), vaultKey, entrance.device(), Act.REGISTER);
    }
}
