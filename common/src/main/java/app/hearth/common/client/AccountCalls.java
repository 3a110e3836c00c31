package app.hearth.common.client;

import app.hearth.common.account.BackupCodes;
import app.hearth.common.account.DeviceSession;
import app.hearth.common.account.EmailProof;
import app.hearth.common.account.NewRecoveryCode;
import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.PasswordProof;
import app.hearth.common.account.SessionId;
import app.hearth.common.account.TotpConfirmation;
import app.hearth.common.account.TotpEnrolment;
import app.hearth.common.account.Unlock;
import app.hearth.common.account.User;
import app.hearth.common.account.UserPatch;
import app.hearth.common.audit.AuditEntry;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls about the signed-in profile and its devices. Blocking; thread-safe. What signs in or forgets this
/// device's token stands in [HearthClient].
public final class AccountCalls {
    private static final Answer<User> USER = Answer.of(User.class);
    private static final Answer<NewRecoveryCode> RECOVERY_CODE = Answer.of(NewRecoveryCode.class);
    private static final Answer<TotpEnrolment> ENROLMENT = Answer.of(TotpEnrolment.class);
    private static final Answer<BackupCodes> BACKUP_CODES = Answer.of(BackupCodes.class);
    private static final Answer<Page<DeviceSession>> SESSIONS = Answer.page(DeviceSession.class);
    private static final Answer<Page<AuditEntry>> AUDIT = Answer.page(AuditEntry.class);

    private final Transport transport;

    AccountCalls(Transport transport) {
        this.transport = transport;
    }

    public User me() {
        return transport.send(Transport.Call.get("/auth/me"), USER);
    }

    public User update(UserPatch patch) {
        return transport.send(Transport.Call.of("PATCH", "/auth/me", patch), USER);
    }

    /// The vault leaves the server's memory; keys cannot be used until [#unlock].
    public void lock() {
        transport.send(Transport.Call.of("POST", "/auth/lock", null));
    }

    public void unlock(Unlock with) {
        transport.send(Transport.Call.of("POST", "/auth/unlock", with));
    }

    /// Changes the password and keeps the vault. This session goes on; all others have ended when it returns.
    /// Throws [ProblemException] `invalid_credentials` when the current password is wrong, `validation` when
    /// the new one is not taken, and `rate_limited` after too many wrong ones.
    public void changePassword(PasswordChange change) {
        transport.send(Transport.Call.of("POST", "/auth/password", change));
    }

    /// A new recovery code in the place of the one before; show it, because nobody can read it again. Throws
    /// [ProblemException] `invalid_credentials` when the password is wrong, and `rate_limited` after too many
    /// wrong ones.
    public Secret newRecoveryCode(Secret password) {
        return transport
                .send(Transport.Call.of("POST", "/auth/recovery-code", new PasswordProof(password)), RECOVERY_CODE)
                .recoveryCode();
    }

    /// Begins to ask for one-time codes; nothing changes until [#confirmTotp]. Show the answer, because nobody
    /// can read it again; a new call makes another. Throws [ProblemException] `invalid_credentials` when the
    /// password is wrong, and `conflict` when codes are asked for already.
    public TotpEnrolment enrolTotp(Secret password) {
        return transport.send(Transport.Call.of("POST", "/auth/totp", new PasswordProof(password)), ENROLMENT);
    }

    /// From now on signing in takes a one-time code. Show the backup codes, because nobody can read them again.
    /// Throws [ProblemException] `invalid_credentials` when the code is wrong, `vault_locked` while the keys
    /// are, and `conflict` when nothing waits to be confirmed.
    public List<Secret> confirmTotp(Secret code) {
        return transport
                .send(Transport.Call.of("POST", "/auth/totp/confirm", new TotpConfirmation(code)), BACKUP_CODES)
                .backupCodes();
    }

    /// Signing in takes no one-time code any more. Throws [ProblemException] `invalid_credentials` when the
    /// password is wrong, and `not_found` when none was asked for.
    public void removeTotp(Secret password) {
        transport.send(Transport.Call.of("DELETE", "/auth/totp", new PasswordProof(password)));
    }

    /// Has a token sent to the profile's address. Throws [ProblemException] `conflict` where the server sends no
    /// mail (its features leave out `mail`) or nothing waits to be confirmed, and `rate_limited` within a minute
    /// of the last.
    public void resendEmail() {
        transport.send(Transport.Call.of("POST", "/auth/verify-email/resend", null));
    }

    /// Confirms the address that the token was made for; nobody has to be signed in. Throws [ProblemException]
    /// `invalid_credentials` when the token is not good (any more), also because the address has changed.
    public void verifyEmail(Secret token) {
        transport.send(Transport.Call.of("POST", "/auth/verify-email", new EmailProof(token))
                .open());
    }

    /// What was done in this profile, newest first; `cursor` is that of the page before, null for the first.
    public Page<AuditEntry> audit(@Nullable String cursor) {
        return transport.send(Transport.Call.get("/auth/audit" + new Query().with("cursor", cursor)), AUDIT);
    }

    /// The first page, as long as a page may be.
    public Page<DeviceSession> sessions() {
        return transport.send(
                Transport.Call.get("/auth/sessions" + new Query().with("limit", Page.MAX_LIMIT)), SESSIONS);
    }

    public void revoke(SessionId session) {
        transport.send(Transport.Call.of("DELETE", "/auth/sessions/" + session, null));
    }

    public void revokeOthers() {
        transport.send(Transport.Call.of("DELETE", "/auth/sessions", null));
    }
}
