package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.account.User;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.account.Credentials.SealedPassword;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeLog;
import java.util.Arrays;
import java.util.Optional;

/// What whoever runs the server may do to accounts at the machine itself, where passwords are typed in. Thread-safe;
/// blocks.
public final class Caretaker {
    private final Database database;
    private final ChangeLog changes;
    private final Profiles profiles;
    private final Belongings belongings;
    private final AuditLog audit;
    private final Work work;

    Caretaker(SignIns.Parts parts, ChangeLog changes, Belongings belongings, Work work) {
        this.database = parts.database();
        this.changes = changes;
        this.profiles = parts.profiles();
        this.belongings = belongings;
        this.audit = parts.audit();
        this.work = work;
    }

    /// The parts of accounts that do the work.
    record Work(Accounts accounts, SignIns signIns, Credentials credentials) {}

    public boolean hasNobody() {
        return database.read(profiles::isEmpty);
    }

    /// The profile that signs in with this name.
    public Optional<User> find(String username) {
        return profiles.byUsername(username).map(Profile::user);
    }

    /// Makes a profile and gives its recovery code. Fails like a registration, but needs no invitation.
    public Secret create(Registration wanted, Role role) {
        return work.accounts().enrol(wanted, role, Actor.atThisMachine());
    }

    /// Sets a new password and gives a new recovery code. The vault cannot be opened without the old ones, so there is
    /// a new one, and what was sealed under the old counts as lost. Every session ends.
    public Secret resetPassword(ProfileId id, Secret password) {
        PasswordRules.check("password", password);
        Owner owner = Owners.ofAdministeredProfile(id);
        byte[] vaultKey = SecretBox.random(SecretBox.KEY_BYTES);
        Secret code = RecoveryCode.generate();
        try {
            SealedPassword sealed = work.credentials().seal(id, password, vaultKey);
            byte[] recoverySlot = Credentials.recoverySlot(id, code, vaultKey);
            return changes.write(owner, set -> {
                profiles.setPassword(set, owner, sealed);
                profiles.setRecoverySlot(set, owner, recoverySlot);
                belongings.loseSealed(set, owner);
                work.signIns().endAll(owner, Optional.empty(), Act.USER_RESET);
                audit.done(Act.USER_RESET, Actor.atThisMachine(), id);
                return code;
            });
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }
}
