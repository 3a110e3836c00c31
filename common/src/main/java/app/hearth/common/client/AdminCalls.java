package app.hearth.common.client;

import app.hearth.common.account.ProfileId;
import app.hearth.common.audit.AuditEntry;
import app.hearth.common.household.EmailToken;
import app.hearth.common.household.Invite;
import app.hearth.common.household.InviteId;
import app.hearth.common.household.IssuedInvite;
import app.hearth.common.household.MadeBackup;
import app.hearth.common.household.NewInvite;
import app.hearth.common.household.NewPerson;
import app.hearth.common.household.Person;
import app.hearth.common.household.PersonPatch;
import app.hearth.common.household.PreparedPerson;
import app.hearth.common.household.ResetToken;
import app.hearth.common.household.ServerStats;
import app.hearth.common.wire.Page;
import org.jspecify.annotations.Nullable;

/// Calls for the role admin; anyone else gets [ProblemException] with `forbidden`. Blocking; thread-safe.
public final class AdminCalls {
    private static final Answer<Page<Invite>> INVITES = Answer.page(Invite.class);
    private static final Answer<IssuedInvite> ISSUED = Answer.of(IssuedInvite.class);

    private static final Answer<Page<Person>> PEOPLE = Answer.page(Person.class);
    private static final Answer<Person> PERSON = Answer.of(Person.class);
    private static final Answer<PreparedPerson> PREPARED = Answer.of(PreparedPerson.class);
    private static final Answer<EmailToken> EMAIL_TOKEN = Answer.of(EmailToken.class);
    private static final Answer<ResetToken> RESET = Answer.of(ResetToken.class);
    private static final Answer<Page<AuditEntry>> AUDIT = Answer.page(AuditEntry.class);
    private static final Answer<MadeBackup> BACKUP = Answer.of(MadeBackup.class);
    private static final Answer<ServerStats> STATS = Answer.of(ServerStats.class);

    private final Transport transport;

    AdminCalls(Transport transport) {
        this.transport = transport;
    }

    /// Newest first; `cursor` is that of the page before, null for the first.
    public Page<Invite> invites(@Nullable String cursor) {
        return transport.send(Transport.Call.get("/admin/invites" + new Query().with("cursor", cursor)), INVITES);
    }

    /// The answer holds the code, this once.
    public IssuedInvite invite(NewInvite wanted) {
        return transport.send(Transport.Call.of("POST", "/admin/invites", wanted), ISSUED);
    }

    /// From now on its code lets nobody in; throws [ProblemException] with `conflict` when it has let somebody in.
    public void revokeInvite(InviteId invite) {
        transport.send(Transport.Call.of("DELETE", "/admin/invites/" + invite, null));
    }

    /// Every profile of the server, the oldest first; `cursor` is that of the page before, null for the first.
    public Page<Person> people(@Nullable String cursor) {
        return transport.send(Transport.Call.get("/admin/users" + new Query().with("cursor", cursor)), PEOPLE);
    }

    /// A profile for somebody, as a member, and a one-time token to hand over, by which that person sets the
    /// password ([HearthClient#reset]). Throws [ProblemException] with `conflict` when name or address is taken.
    public PreparedPerson make(NewPerson wanted) {
        return transport.send(Transport.Call.of("POST", "/admin/users", wanted), PREPARED);
    }

    /// Throws [ProblemException] with `conflict` when nobody would be left to administer the server.
    public Person update(ProfileId profile, PersonPatch patch) {
        return transport.send(Transport.Call.of("PATCH", "/admin/users/" + profile, patch), PERSON);
    }

    /// A one-time token to hand over, by which the profile sets a new password ([HearthClient#reset]). The one
    /// before is void; the present password holds until the token is used.
    public ResetToken resetPassword(ProfileId profile) {
        return transport.send(Transport.Call.of("POST", "/admin/users/" + profile + "/reset-password", null), RESET);
    }

    /// A one-time token to hand over, which confirms the profile's e-mail address ([AccountCalls#verifyEmail]).
    /// The one before is void. Throws [ProblemException] with `conflict` when there is no address, or it is
    /// confirmed already.
    public EmailToken emailToken(ProfileId profile) {
        return transport.send(Transport.Call.of("POST", "/admin/users/" + profile + "/email-token", null), EMAIL_TOKEN);
    }

    /// Everything of the profile is gone; one's own goes by [HearthClient#deleteProfile].
    public void delete(ProfileId profile) {
        transport.send(Transport.Call.of("DELETE", "/admin/users/" + profile, null));
    }

    /// What was done in all profiles, newest first; only by this profile and only this act where they are given.
    public Page<AuditEntry> audit(@Nullable ProfileId by, @Nullable String act, @Nullable String cursor) {
        Query query = new Query().with("user_id", by).with("act", act).with("cursor", cursor);
        return transport.send(Transport.Call.get("/admin/audit" + query), AUDIT);
    }

    /// Makes one file of everything on the server itself, and returns when it is whole. Throws [ProblemException] with
    /// `rate_limited` while another is being made.
    public MadeBackup backup() {
        return transport.send(Transport.Call.of("POST", "/admin/backup", null), BACKUP);
    }

    public ServerStats stats() {
        return transport.send(Transport.Call.get("/admin/stats"), STATS);
    }
}
