package app.hearth.server.account;

import app.hearth.common.account.NewRecoveryCode;
import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.account.Credentials.SealedPassword;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/// Changes passwords and recovery codes. Thread-safe; blocks.
///
/// What was proved before the write is compared again inside it: of two changes at once that rest on the same
/// password or code, the second finds that it no longer holds.
final class Passwords {
    private static final String FIELD = "new_password";

    private final Database database;
    private final ChangeLog changes;
    private final Profiles profiles;
    private final SignIns signIns;
    private final Credentials credentials;
    private final AuditLog audit;

    Passwords(SignIns.Parts parts, ChangeLog changes, SignIns signIns, Credentials credentials) {
        this.database = parts.database();
        this.changes = changes;
        this.profiles = parts.profiles();
        this.signIns = signIns;
        this.credentials = credentials;
        this.audit = parts.audit();
    }

    /// The vault stays what it is; every session but the caller's ends.
    void change(Caller caller, PasswordChange change, Actor actor) {
        PasswordRules.check(FIELD, change.newPassword());
        Profile profile = profile(caller);
        byte[] vaultKey = prove(profile, change.currentPassword(), Act.PASSWORD_CHANGE, actor);
        try {
            SealedPassword sealed = credentials.seal(profile.id(), change.newPassword(), vaultKey);
            changes.write(caller.owner(), set -> {
                require(caller.owner(), profile::hasPasswordOf, "The password is wrong.");
                profiles.setPassword(set, caller.owner(), sealed);
                signIns.endAll(caller.owner(), Optional.of(caller.session()), Act.PASSWORD_CHANGE);
                audit.done(Act.PASSWORD_CHANGE, actor);
                return true;
            });
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    NewRecoveryCode newRecoveryCode(Caller caller, Secret password, Actor actor) {
        Profile profile = profile(caller);
        byte[] vaultKey = prove(profile, password, Act.RECOVERY_CODE, actor);
        try {
            Secret code = RecoveryCode.generate();
            byte[] slot = Credentials.recoverySlot(profile.id(), code, vaultKey);
            changes.write(caller.owner(), set -> {
                require(caller.owner(), profile::hasPasswordOf, "The password is wrong.");
                profiles.setRecoverySlot(set, caller.owner(), slot);
                audit.done(Act.RECOVERY_CODE, actor);
                return true;
            });
            return new NewRecoveryCode(code);
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    /// Returns when the password is right.
    void requireForDeletion(Caller caller, Secret password, Actor actor) {
        Arrays.fill(prove(profile(caller), password, Act.PROFILE_DELETE, actor), (byte) 0);
    }

    private Profile profile(Caller caller) {
        return profiles.byId(caller.owner().profile())
                .orElseThrow(() -> HttpFailure.of(ErrorCode.UNAUTHORIZED, "This profile is gone."));
    }

    private byte[] prove(Profile profile, Secret password, Act act, Actor actor) {
        return credentials.byPassword(Optional.of(profile), password).orElseThrow(() -> {
            audit.refused(act, actor);
            return wrong("The password is wrong.");
        });
    }

    Tokens recover(Recovery recovery, Device device) {
        PasswordRules.check(FIELD, recovery.newPassword());
        Optional<Profile> found = profiles.named(recovery.username(), recovery.email());
        Actor actor = found.map(profile -> Actor.at(device.address()).as(profile.id()))
                .orElseGet(() -> Actor.at(device.address()));
        byte[] vaultKey = credentials
                .byRecoveryCode(found, recovery.recoveryCode())
                .orElseThrow(() -> {
                    audit.refused(Act.RECOVERY, actor);
                    return wrong("Name or recovery code is wrong.");
                });
        try {
            Profile profile = found.orElseThrow();
            if (!profile.user().isActive()) {
                audit.refused(Act.RECOVERY, actor);
                throw Accounts.disabled();
            }
            Renewal renewal = new Renewal(profile, recovery.newPassword(), Act.RECOVERY, device);
            return renew(
                    renewal,
                    vaultKey,
                    (_, owner) -> require(owner, profile::hasRecoveryCodeOf, "Name or recovery code is wrong."));
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    /// A new password and a new recovery code for a profile that was proved without a password, by `act`.
    record Renewal(Profile profile, Secret password, Act act, Device device) {}

    /// What else belongs to the write of a renewal, before everything else of it.
    @FunctionalInterface
    interface Also {
        void in(ChangeSet set, Owner owner);
    }

    /// Both are set under `vaultKey`, all sessions end, and a new one begins.
    private Tokens renew(Renewal renewal, byte[] vaultKey, Also also) {
        Owner owner = Owners.ofProvenProfile(renewal.profile().id());
        Secret code = RecoveryCode.generate();
        SealedPassword sealed = credentials.seal(owner.profile(), renewal.password(), vaultKey);
        byte[] slot = Credentials.recoverySlot(owner.profile(), code, vaultKey);
        Tokens tokens = changes.write(owner, set -> {
            also.in(set, owner);
            profiles.setPassword(set, owner, sealed);
            profiles.setRecoverySlot(set, owner, slot);
            signIns.endAll(owner, Optional.empty(), renewal.act());
            Profile renewed = profiles.byId(owner.profile()).orElseThrow();
            return database.write(transaction ->
                    signIns.open(transaction, renewed.user(), vaultKey, renewal.device(), renewal.act()));
        });
        return tokens.withRecoveryCode(code);
    }

    /// Inside a write, which holds the profile's row.
    private void require(Owner owner, Predicate<Profile> still, String otherwise) {
        if (profiles.byId(owner.profile()).filter(still).isEmpty()) {
            throw wrong(otherwise);
        }
    }

    private static HttpFailure wrong(String detail) {
        return HttpFailure.of(ErrorCode.INVALID_CREDENTIALS, detail);
    }
}
