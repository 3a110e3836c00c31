package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.secret.Secret;

/// Where a registration asks whether the code that came with it lets somebody in. Thread-safe; blocks.
public interface Invitations {
    /// For a server that invites nobody.
    Invitations NONE = new Invitations() {
        @Override
        public boolean isOpen(Secret code) {
            return false;
        }

        @Override
        public boolean use(Secret code, ProfileId by) {
            return false;
        }
    };

    /// Whether the code is good now; who comes by it is a member.
    boolean isOpen(Secret code);

    /// Uses the code up for a profile that has just been inserted, as part of that write; false when it is not
    /// good any more, so that the write must not stand.
    boolean use(Secret code, ProfileId by);
}
