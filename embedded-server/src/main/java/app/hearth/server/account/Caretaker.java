package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Role;
import app.hearth.common.account.User;
import app.hearth.common.household.NewPerson;
import app.hearth.common.secret.Secret;
import app.hearth.server.access.Owners;
import app.hearth.server.audit.Actor;
import app.hearth.server.storage.Database;
import java.util.Optional;

/// What whoever runs the server may do to accounts at the machine itself, where passwords are typed in.
/// Thread-safe; blocks.
public final class Caretaker {
    private final Database database;
    private final Profiles profiles;
    private final Registrations registrations;
    private final Passwords passwords;

    Caretaker(SignIns.Parts parts, Registrations registrations, Passwords passwords) {
        this.database = parts.database();
        this.profiles = parts.profiles();
        this.registrations = registrations;
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
        return registrations.enrol(wanted, role, Actor.atThisMachine());
    }

    /// Makes the profile of an admin who signs in with this address, and the token by which that person sets the
    /// password.
    public PasswordResets.Issued prepareAdmin(String email) {
        NewPerson wanted = new NewPerson(null, email, null);
        return registrations.prepare(wanted, Role.ADMIN, Actor.atThisMachine(), _ -> {});
    }

    /// Sets a new password and gives a new recovery code. The vault cannot be opened without the old ones, so
    /// there is a new one, and what was sealed under the old counts as lost. Every session ends.
    public Secret resetPassword(ProfileId id, Secret password) {
        return passwords.set(Owners.ofAdministeredProfile(id), password, Actor.atThisMachine());
    }
}
