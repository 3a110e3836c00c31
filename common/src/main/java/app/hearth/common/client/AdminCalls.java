package app.hearth.common.client;

import app.hearth.common.household.Invite;
import app.hearth.common.household.InviteId;
import app.hearth.common.household.IssuedInvite;
import app.hearth.common.household.NewInvite;
import app.hearth.common.wire.Page;
import org.jspecify.annotations.Nullable;

/// Calls for the role admin; anyone else gets [ProblemException] with `forbidden`. Blocking; thread-safe.
public final class AdminCalls {
    private static final Answer<Page<Invite>> INVITES = Answer.page(Invite.class);
    private static final Answer<IssuedInvite> ISSUED = Answer.of(IssuedInvite.class);

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
}
