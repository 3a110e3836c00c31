package app.hearth.server.account;

import app.hearth.common.account.BackupCodes;
import app.hearth.common.account.TotpEnrolment;
import app.hearth.common.secret.OneTimeCode;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.account.OneTimeCodes.Seed;
import app.hearth.server.account.Passwords.Proof;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.sync.ChangeLog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Switches the second step of signing in on and off. Thread-safe; blocks.
final class TwoStep {
    private static final String ISSUER = "Hearth";

    private final ChangeLog changes;
    private final Profiles profiles;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Vaults vaults;
    private final AuditLog audit;
    private final Throttle throttle;

    TwoStep(SignIns.Parts parts, ChangeLog changes, Passwords passwords, OneTimeCodes codes) {
        this.changes = changes;
        this.profiles = parts.profiles();
        this.passwords = passwords;
        this.codes = codes;
        this.vaults = parts.vaults();
        this.audit = parts.audit();
        this.throttle = parts.throttle();
    }

    /// A new seed, which counts only once it is confirmed; the one that waited before is void.
    TotpEnrolment enrol(Caller caller, Secret password, Actor actor) {
        Owner owner = caller.owner();
        byte[] seed = SecretBox.random(OneTimeCode.SEED_BYTES);
        try {
            passwords.proven(new Proof(caller, password, Act.TOTP_ENROL, actor), (set, vaultKey) -> {
                codes.begin(set, owner, vaultKey, seed);
                return true;
            });
            String name = profiles.byId(owner.profile()).orElseThrow().user().username();
            String secret = OneTimeCode.text(seed);
            return new TotpEnrolment(Secret.of(address(name, secret)), Secret.of(secret));
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /// The key URI that authenticator apps read from a QR code.
    private static String address(String name, String secret) {
        String label = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + ISSUER + ":" + label + "?secret=" + secret + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=" + OneTimeCode.DIGITS + "&period=" + OneTimeCode.STEP.toSeconds();
    }

    /// From now on a sign-in asks for a code; the one given here is used up.
    BackupCodes confirm(Caller caller, Secret code, Actor actor) {
        Owner owner = caller.owner();
        Seed waiting = codes.seed(owner).filter(seed -> !seed.confirmed()).orElseThrow(TwoStep::nothingWaits);
        long step = throttle.attempt(Guess.in(caller.session()), () -> step(caller, waiting, code))
                .orElseThrow(() -> {
                    audit.refused(Act.TOTP_ENABLE, actor);
                    return HttpFailure.of(ErrorCode.INVALID_CREDENTIALS, "This one-time code is wrong.");
                });
        return changes.write(owner, set -> {
            List<Secret> backup = codes.confirm(set, owner, waiting, step).orElseThrow(TwoStep::nothingWaits);
            profiles.changed(set, owner);
            audit.done(Act.TOTP_ENABLE, actor);
            return new BackupCodes(backup);
        });
    }

    private static HttpFailure nothingWaits() {
        return HttpFailure.of(ErrorCode.CONFLICT, "No one-time codes wait to be confirmed. Begin again.");
    }

    private Optional<Long> step(Caller caller, Seed waiting, Secret code) {
        OptionalLong step = vaults.use(
                        caller.session(), vaultKey -> codes.step(caller.owner(), vaultKey, waiting, code.reveal()))
                .orElseThrow(() -> HttpFailure.of(ErrorCode.VAULT_LOCKED, "Your keys are locked. Unlock them first."));
        return step.isPresent() ? Optional.of(step.getAsLong()) : Optional.empty();
    }

    /// Also ends an enrolment that waits. Fails as not found when there is neither.
    void remove(Caller caller, Secret password, Actor actor) {
        Owner owner = caller.owner();
        passwords.proven(new Proof(caller, password, Act.TOTP_DISABLE, actor), (set, _) -> {
            if (!codes.forget(set, owner)) {
                throw HttpFailure.notFound();
            }
            profiles.changed(set, owner);
            return true;
        });
    }
}
