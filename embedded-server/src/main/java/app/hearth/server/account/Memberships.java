package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.account.User;
import app.hearth.common.household.NewPerson;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Transaction;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What profiles may do on this server, and whether they may come in at all: decided by an admin. Thread-safe;
/// blocks.
///
/// Such changes take the turn that registrations take, so that of two at once the second sees what the first has
/// done and never leaves the server without an active admin.
public final class Memberships {
    private final Database database;
    private final ChangeLog changes;
    private final Profiles profiles;
    private final SignIns signIns;
    private final Registrations registrations;
    private final ProfileRemoval removal;
    private final PasswordResets resets;
    private final EmailTokens emailTokens;
    private final SessionCache cache;
    private final AuditLog audit;

    Memberships(SignIns.Parts parts, ChangeLog changes, SignIns signIns, Tools tools) {
        this.database = parts.database();
        this.changes = changes;
        this.profiles = parts.profiles();
        this.signIns = signIns;
        this.registrations = tools.registrations();
        this.removal = tools.removal();
        this.resets = tools.resets();
        this.emailTokens = tools.emailTokens();
        this.cache = parts.cache();
        this.audit = parts.audit();
    }

    /// What makes profiles, does away with them, and makes the tokens that an admin hands over.
    record Tools(Registrations registrations, ProfileRemoval removal, PasswordResets resets, EmailTokens emailTokens) {}

    /// Makes a profile for somebody, as a member, and a one-time token by which that person sets the password.
    /// Fails like a registration.
    public PasswordResets.Issued make(NewPerson wanted, Actor actor) {
        return registrations.prepare(wanted, Role.MEMBER, actor, handle -> takeTurn(handle, actor));
    }

    /// Another token for a profile that was made by [#make], in the place of the one whose answer was lost;
    /// fails with `conflict` when its person has set a password by now.
    public PasswordResets.Issued makeAgain(ProfileId id, Actor actor) {
        return database.write(transaction -> {
            takeTurn(transaction.handle(), actor);
            if (profiles.byId(id).orElseThrow(HttpFailure::notFound).user().hasPassword()) {
                throw HttpFailure.of(
                        ErrorCode.CONFLICT, "This person has set a password, so the token cannot be shown again.");
            }
            return resets.issue(Owners.ofAdministeredProfile(id), actor);
        });
    }

    /// What is empty stays. A profile that is disabled loses its sessions at once. Fails as not found when there
    /// is no such profile, and with `conflict`, without any effect, when no active admin would be left.
    public void change(ProfileId id, Optional<Role> role, Optional<Boolean> active, Actor actor) {
        Owner owner = Owners.ofAdministeredProfile(id);
        database.write(transaction -> {
            takeTurn(transaction.handle(), actor);
            User before = profiles.byId(id).orElseThrow(HttpFailure::notFound).user();
            Role nextRole = role.orElse(before.role());
            boolean nextActive = active.orElse(before.isActive());
            if (nextRole == before.role() && nextActive == before.isActive()) {
                return false;
            }
            boolean administers = nextRole == Role.ADMIN && nextActive;
            boolean administered = before.role() == Role.ADMIN && before.isActive();
            if (administered && !administers && !Profiles.haveOtherAdmin(transaction.handle(), owner)) {
                throw HttpFailure.of(ErrorCode.CONFLICT, "This is the last admin. Make somebody else admin first.");
            }
            store(owner, nextRole, nextActive);
            leave(transaction, owner, before.isActive() && !nextActive);
            audit.done(Act.USER_UPDATE, actor, id);
            return true;
        });
    }

    /// What another room keeps of an account and an admin sets: part of a write on that profile. False when there was
    /// nothing to change.
    @FunctionalInterface
    public interface Setting {
        boolean store(ChangeSet set, Owner owner);
    }

    /// Sets it, and notes it as `act` when it changed something. Fails as not found when there is no such profile.
    public void set(ProfileId id, Act act, Setting setting, Actor actor) {
        database.write(transaction -> {
            takeTurn(transaction.handle(), actor);
            Owner owner = Owners.ofAdministeredProfile(id);
            boolean changed = changes.writeAdministered(owner, set -> {
                boolean stored = setting.store(set, owner);
                if (stored) {
                    set.upsert(Profiles.ENTITY, id);
                }
                return stored;
            });
            if (changed) {
                audit.done(act, actor, id);
            }
            return changed;
        });
    }

    /// Everything of the profile is gone. Fails as not found when there is no such profile, and with `conflict`
    /// for the actor's own, which goes by the call that asks for the password.
    public void remove(ProfileId id, Actor actor) {
        if (actor.profile().filter(id::equals).isPresent()) {
            throw HttpFailure.of(
                    ErrorCode.CONFLICT,
                    "Your own profile is deleted in your account, where your password is asked for.");
        }
        database.write(transaction -> {
            takeTurn(transaction.handle(), actor);
            removal.remove(Owners.ofAdministeredProfile(id), Act.USER_DELETE, actor);
            return true;
        });
    }

    /// A token by which the profile sets a new password; see [PasswordResets#issue].
    public PasswordResets.Issued reset(ProfileId id, Actor actor) {
        return database.write(transaction -> {
            takeTurn(transaction.handle(), actor);
            return resets.issue(Owners.ofAdministeredProfile(id), actor);
        });
    }

    /// A token by which the profile confirms its e-mail address; see [EmailTokens#issue].
    public EmailTokens.Issued emailToken(ProfileId id, Actor actor) {
        return database.write(transaction -> {
            takeTurn(transaction.handle(), actor);
            return emailTokens.issue(Owners.ofAdministeredProfile(id), actor);
        });
    }

    /// Waits for other such changes to end, one of which may have made the actor a member, or nobody.
    private void takeTurn(Handle handle, Actor actor) {
        Profiles.takeTurn(handle);
        boolean mayAct = actor.profile()
                .map(admin -> profiles.byId(admin)
                        .map(Profile::user)
                        .filter(user -> user.isActive() && user.role() == Role.ADMIN)
                        .isPresent())
                .orElse(true);
        if (!mayAct) {
            throw HttpFailure.of(ErrorCode.FORBIDDEN, "Only an admin of this server may do this.");
        }
    }

    private void store(Owner owner, Role role, boolean active) {
        changes.writeAdministered(owner, set -> {
            set.handle()
                    .createUpdate("""
                            UPDATE profile SET role = :role, is_active = :active, updated_at = :now WHERE id = :id
                            """)
                    .bind("role", role.code())
                    .bind("active", active)
                    .bind("now", set.nowMillis())
                    .bind("id", owner.profile().value())
                    .execute();
            set.upsert(Profiles.ENTITY, owner.profile());
            return true;
        });
    }

    /// Makes the sessions see the change at once, or end.
    private void leave(Transaction transaction, Owner owner, boolean end) {
        if (end) {
            signIns.endAll(owner, Optional.empty(), Act.USER_UPDATE);
            return;
        }
        signIns.of(transaction, owner).forEach(session -> transaction.afterCommit(() -> cache.forget(session)));
    }
}
