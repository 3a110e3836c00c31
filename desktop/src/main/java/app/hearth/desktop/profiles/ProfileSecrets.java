package app.hearth.desktop.profiles;

import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import java.util.Optional;

/// Where this desktop keeps what signs its profiles in. Accounts are named by [RememberedProfile#key]. Blocking;
/// thread-safe.
public interface ProfileSecrets extends AutoCloseable {
    /// Whether what is kept here is there when the program starts again.
    boolean lasts();

    /// Where the refresh token of an account is kept.
    TokenStore tokens(String account);

    /// Keeps the password of a profile that has none of its own.
    void keepPassword(String account, Secret password);

    /// The password kept for a profile that has none of its own; the caller closes it.
    Optional<Secret> password(String account);

    /// The owner of the profile knows its password from now on; what signs in by itself stays.
    void forgetPassword(String account);

    /// Keeps the key of what the owner of the profile has typed and not sent.
    void keepDraftsKey(String account, Secret key);

    /// That key, if there is one; the caller closes it.
    Optional<Secret> draftsKey(String account);

    /// Lets go of what the program holds in memory to open them; for its end.
    @Override
    default void close() {}

    /// Nothing of the account remains.
    void forget(String account);
}
