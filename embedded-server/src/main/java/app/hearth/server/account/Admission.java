package app.hearth.server.account;

import app.hearth.common.embed.RegistrationPolicy;

/// Who may register. `firstIsAdmin` holds where only people at this machine can be the first to register;
/// `invitations` judge the codes where the policy asks for one.
public record Admission(RegistrationPolicy policy, boolean firstIsAdmin, Invitations invitations) {
    public Admission(RegistrationPolicy policy, boolean firstIsAdmin) {
        this(policy, firstIsAdmin, Invitations.NONE);
    }
}
