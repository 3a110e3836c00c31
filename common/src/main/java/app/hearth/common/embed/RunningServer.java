package app.hearth.common.embed;

import app.hearth.common.secret.Secret;
import java.net.URI;
import java.util.Optional;

/// A server that answers requests until it is closed. Thread-safe.
public interface RunningServer extends AutoCloseable {
    /// Where it listens, with the real port.
    URI address();

    /// What the `Hearth-Launch` header must carry; empty for a server started with `serve`.
    Optional<Secret> launchSecret();

    /// The base URL of the demo provider; empty when none was asked for.
    Optional<URI> demoProvider();

    /// What the first admin sends as `invite_code`, good once and until this server stops; empty where none is
    /// needed.
    default Optional<Secret> setUpCode() {
        return Optional.empty();
    }

    /// Refuses new work, lets transactions end, stores what runs have so far, checkpoints; at most 5 s.
    /// Idempotent.
    @Override
    void close();
}
