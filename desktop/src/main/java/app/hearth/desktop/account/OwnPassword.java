package app.hearth.desktop.account;

import app.hearth.common.secret.Secret;
import java.util.Optional;

/// The password this desktop keeps for a profile whose owner knows none. Both methods block.
public interface OwnPassword {
    /// The password; the caller closes it. Empty when this desktop keeps none.
    Optional<Secret> load();

    /// From now on its owner knows the password, so nothing is kept any more.
    void forget();
}
