package app.hearth.server.account;

import app.hearth.common.embed.RegistrationPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Who may register. `firstIsAdmin` holds where only people at this machine can be the first to register;
/// `invitations` judge the codes where the policy asks for one.
public record Admission(RegistrationPolicy policy, boolean firstIsAdmin, Invitations invitations) {
    public Admission(RegistrationPolicy policy, boolean firstIsAdmin) {
        this(policy, firstIsAdmin, Invitations.NONE);
    }

    /// On a server that listens on the address `bind`. Whoever comes first is its admin only where registering
    /// is open and nobody but this machine reaches it; an address that is not known counts as one that others
    /// reach.
    public static Admission at(String bind, RegistrationPolicy policy, Invitations invitations) {
        return new Admission(policy, policy == RegistrationPolicy.OPEN && isLoopback(bind), invitations);
    }

    private static boolean isLoopback(String bind) {
        try {
            return !bind.isBlank() && InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
