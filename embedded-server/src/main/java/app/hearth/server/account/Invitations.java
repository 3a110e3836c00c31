package app.hearth.server.account;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.secret.Secret;
import java.util.Optional;

/// Where a registration asks whether the code that came with it lets somebody in. Thread-safe; blocks.
public interface Invitations {
    /// For a server that invites nobody.
    Invitations NONE = new Invitations() {
        @Override
        public Optional<Role> offered(Secret code) {
            return Optional.empty();
        }

        @Override
        public boolean use(Secret code, ProfileId by) {
            return false;
        }
    };

    /// What whoever comes with this code would be; empty when the code is not good now.
    Optional<Role> offered(Secret code);

    /// Uses the code up for a profile that has just been inserted, as part of that write; false when it is not good
    /// any more, so that the write must not stand.
    boolean use(Secret code, ProfileId by);
}
