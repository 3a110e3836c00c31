package app.hearth.server.account;

import app.hearth.common.account.NewRecoveryCode;
import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Reset;
import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
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
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// Changes passwords and recovery codes. Thread-safe; blocks.
///
/// What was proved before the write is compared again inside it: of two changes at once that rest on the same
/// password or code, the second finds that it no longer holds.
final class Passwords {
    private static final String FIELD = "new_password";
    private static final String NO_TOKEN = "This token is not good, or not any more. Ask for another.";
    private static final String WRONG_CODE = "This recovery code does not open the keys.";

    private final Database database;
    private final ChangeLog changes;
    private final Profiles profiles;
    private final SignIns signIns;
    private final Credentials credentials;
    private final AuditLog audit;
    private final Throttle throttle;
    private final PasswordResets resets;
    private final OneTimeCodes codes;
    private final Belongings belongings;

    Passwords(SignIns.Parts parts, SignIns signIns, Credentials credentials, Beyond beyond) {
        this.database = parts.database();
        this.changes = beyond.changes();
        this.resets = beyond.resets();
        this.codes = beyond.codes();
        this.belongings = beyond.belongings();
        this.profiles = parts.profiles();
        this.signIns = signIns;
        this.credentials = credentials;
        this.audit = parts.audit();
        this.throttle = parts.throttle();
    }

    /// What a change of a password reaches beyond profiles and sessions.
    record Beyond(ChangeLog changes, PasswordResets resets, OneTimeCodes codes, Belongings belongings) {}

    /// The vault stays what it is; every session but the caller's ends.
    void change(Caller caller, PasswordChange change, Actor actor) {
        PasswordRules.check(FIELD, change.newPassword());
        Profile profile = profile(caller);
        byte[] vaultKey = prove(caller, change.currentPassword(), Act.PASSWORD_CHANGE, actor);
        try {
            SealedPassword sealed = credentials.seal(profile.id(), change.newPassword(), vaultKey);
            changes.write(caller.owner(), set -> {
                require(caller.owner(), profile::hasPasswordOf, "The password is wrong.");
                profiles.setPassword(set, caller.owner(), sealed);
                resets.forget(set, caller.owner());
                signIns.endAll(caller.owner(), Optional.of(caller.session()), Act.PASSWORD_CHANGE);
                audit.done(Act.PASSWORD_CHANGE, actor);
                return true;
            });
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    NewRecoveryCode newRecoveryCode(Caller caller, Secret password, Actor actor) {
        Owner owner = caller.owner();
        Secret code = RecoveryCode.generate();
        proven(new Proof(caller, password, Act.RECOVERY_CODE, actor), (set, vaultKey) -> {
            profiles.setRecoverySlot(set, owner, Credentials.recoverySlot(owner.profile(), code, vaultKey));
            return true;
        });
        return new NewRecoveryCode(code);
    }

    /// A password once more, and what for.
    record Proof(Caller caller, Secret password, Act act, Actor actor) {}

    /// Runs `work` in a write, with the vault key that the password opens, and notes the act. Fails with
    /// `invalid_credentials` when the password is wrong.
    <T> T proven(Proof proof, BiFunction<ChangeSet, byte[], T> work) {
        Caller caller = proof.caller();
        Profile profile = profile(caller);
        byte[] vaultKey = prove(caller, proof.password(), proof.act(), proof.actor());
        try {
            return changes.write(caller.owner(), set -> {
                require(caller.owner(), profile::hasPasswordOf, "The password is wrong.");
                T result = work.apply(set, vaultKey);
                audit.done(proof.act(), proof.actor());
                return result;
            });
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    /// Returns when the password is right.
    void requireForDeletion(Caller caller, Secret password, Actor actor) {
        Arrays.fill(prove(caller, password, Act.PROFILE_DELETE, actor), (byte) 0);
    }

    private Profile profile(Caller caller) {
        return profiles.byId(caller.owner().profile())
                .orElseThrow(() -> HttpFailure.of(ErrorCode.UNAUTHORIZED, "This profile is gone."));
    }

    private byte[] prove(Caller caller, Secret password, Act act, Actor actor) {
        Optional<Profile> profile = Optional.of(profile(caller));
        return throttle.attempt(Guess.in(caller.session()), () -> credentials.byPassword(profile, password))
                .orElseThrow(() -> {
                    audit.refused(act, actor);
                    return wrong("The password is wrong.");
                });
    }

    Tokens recover(Recovery recovery, Device device) {
        PasswordRules.check(FIELD, recovery.newPassword());
        Optional<Profile> found = profiles.named(recovery.username(), recovery.email());
        Actor actor = device.actor(found);
        Guess guess = Guess.inTheNameOf(
                profiles.who(found, recovery.username(), recovery.email()), device.address(), Optional.empty());
        byte[] vaultKey = throttle.attempt(guess, () -> credentials.byRecoveryCode(found, recovery.recoveryCode()))
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

    /// With the recovery code the vault opens and keys stay; without it the profile gets a new vault, and what
    /// was sealed under the old one is lost. A wrong code leaves the token good.
    Tokens reset(Reset reset, Device device) {
        PasswordRules.check(FIELD, reset.newPassword());
        Profile profile = throttle.attempt(
                        Guess.from(device.address()),
                        () -> resets.find(reset.token()).flatMap(profiles::byId))
                .orElseThrow(() -> refused(device.actor(Optional.empty()), NO_TOKEN));
        Actor actor = device.actor(Optional.of(profile));
        if (!profile.user().isActive()) {
            audit.refused(Act.PASSWORD_RESET, actor);
            throw Accounts.disabled();
        }
        byte[] vaultKey = reset.recoveryCode() == null
                ? SecretBox.random(SecretBox.KEY_BYTES)
                : oldVaultKey(profile, reset.recoveryCode(), device, actor);
        try {
            Renewal renewal = new Renewal(profile, reset.newPassword(), Act.PASSWORD_RESET, device);
            return renew(renewal, vaultKey, (set, owner) -> {
                if (!resets.use(set, owner, reset.token())) {
                    throw wrong(NO_TOKEN);
                }
                if (reset.recoveryCode() == null) {
                    belongings.loseSealed(set, owner);
                } else {
                    require(owner, profile::hasRecoveryCodeOf, WRONG_CODE);
                }
                askForNoCodes(set, owner, actor);
            });
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    /// Who had to have the password reset may have lost the authenticator app as well, and its seed may be under
    /// a vault key that nothing opens any more.
    private void askForNoCodes(ChangeSet set, Owner owner, Actor actor) {
        if (codes.forget(set, owner)) {
            audit.done(Act.TOTP_DISABLE, actor, owner.profile());
        }
    }

    private byte[] oldVaultKey(Profile profile, Secret code, Device device, Actor actor) {
        Optional<Profile> known = Optional.of(profile);
        Guess guess = Guess.inTheNameOf(Guess.Who.of(known, ""), device.address(), Optional.empty());
        return throttle.attempt(guess, () -> credentials.byRecoveryCode(known, code))
                .orElseThrow(() -> refused(actor, WRONG_CODE));
    }

    private HttpFailure refused(Actor actor, String detail) {
        audit.refused(Act.PASSWORD_RESET, actor);
        return wrong(detail);
    }

    /// Sets a password that whoever runs the server has typed in, and gives a new recovery code. The vault
    /// cannot be opened without the old ones, so there is a new one, and what was sealed under the old counts as
    /// lost. Every session ends.
    Secret set(Owner owner, Secret password, Actor actor) {
        PasswordRules.check("password", password);
        byte[] vaultKey = SecretBox.random(SecretBox.KEY_BYTES);
        try {
            Fresh fresh = fresh(owner, password, vaultKey);
            changes.write(owner, set -> {
                belongings.loseSealed(set, owner);
                askForNoCodes(set, owner, actor);
                store(set, owner, fresh, Act.USER_RESET);
                audit.done(Act.USER_RESET, actor, owner.profile());
                return true;
            });
            return fresh.code();
        } finally {
            Arrays.fill(vaultKey, (byte) 0);
        }
    }

    /// A password and a recovery code that open the same vault, ready to be stored.
    private record Fresh(SealedPassword password, Secret code, byte[] recoverySlot) {}

    private Fresh fresh(Owner owner, Secret password, byte[] vaultKey) {
        Secret code = RecoveryCode.generate();
        SealedPassword sealed = credentials.seal(owner.profile(), password, vaultKey);
        return new Fresh(sealed, code, Credentials.recoverySlot(owner.profile(), code, vaultKey));
    }

    /// Whatever else proved the profile until now is void, and every session of it ends, because of `act`.
    private void store(ChangeSet set, Owner owner, Fresh fresh, Act act) {
        profiles.setPassword(set, owner, fresh.password());
        profiles.setRecoverySlot(set, owner, fresh.recoverySlot());
        resets.forget(set, owner);
        signIns.endAll(owner, Optional.empty(), act);
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
        Fresh fresh = fresh(owner, renewal.password(), vaultKey);
        Tokens tokens = changes.write(owner, set -> {
            also.in(set, owner);
            store(set, owner, fresh, renewal.act());
            Profile renewed = profiles.byId(owner.profile()).orElseThrow();
            return database.write(transaction ->
                    signIns.open(transaction, renewed.user(), vaultKey, renewal.device(), renewal.act()));
        });
        return tokens.withRecoveryCode(fresh.code());
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
