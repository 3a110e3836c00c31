package app.hearth.common.client;

import app.hearth.common.secret.Secret;
import java.util.Optional;

/// Where a client keeps the refresh token between calls and starts: a keychain, or memory. Thread-safe; may
/// block.
public interface TokenStore {
    Optional<Secret> load();

    /// Returns when the token is kept; called before anything else of the reply that brought it is used.
    void save(Secret refreshToken);

    void clear();

    /// Runs `work` while no other process uses the same token: a file lock where the store is shared
    /// ([FileLockedTokenStore]), nothing otherwise.
    default void exclusively(Runnable work) {
        work.run();
    }

    /// A store that forgets when the program ends.
    static TokenStore inMemory() {
        return new MemoryTokenStore();
    }
}
