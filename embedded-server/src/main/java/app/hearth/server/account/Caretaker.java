package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.account.User;
import app.hearth.common.secret.Secret;
import app.hearth.server.access.Owners;
import app.hearth.server.audit.Actor;
import app.hearth.server.storage.Database;
import java.util.Optional;

/// What whoever runs the server may do to accounts at the machine itself, where passwords are typed in. Thread-safe;
/// blocks.
public final class Caretaker {
    private final Database database;
    private final Profiles profiles;
    private final Accounts accounts;
    private final Passwords passwords;

    Caretaker(SignIns.Parts parts, Accounts accounts, Passwords passwords) {
        this.database = parts.database();
        this.profiles = parts.profiles();
        this.accounts = accounts;
        this.passwords = passwords;
    }

    public boolean hasNobody() {
        return database.read(profiles::isEmpty);
    }

    /// The profile that signs in with this name.
    public Optional<User> find(String username) {
        return profiles.byUsername(username).map(Profile::user);
    }

    /// Makes a profile and gives its recovery code. Fails like a registration, but needs no invitation.
    public Secret create(Registration wanted, Role role) {
        return accounts.enrol(wanted, role, Actor.atThisMachine());
    }

    /// Sets a new password and gives a new recovery code. The vault cannot be opened without the old ones, so there is
    /// a new one, and what was sealed under the old counts as lost. Every session ends.
    public Secret resetPassword(ProfileId id, Secret password) {
        return passwords.set(Owners.ofAdministeredProfile(id), password, Actor.atThisMachine());
    }
}
