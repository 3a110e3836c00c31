package app.hearth.server.provider;

import app.hearth.common.key.Model;
import app.hearth.server.access.Owner;
import java.util.Optional;

/// The seam to the catalogue of models: what is known of one already. Never asks a provider, so that it may be called
/// within a write. Thread-safe.
@FunctionalInterface
public interface KnownModels {
    /// Empty when nothing is known of it.
    Optional<Model> known(Owner owner, String provider, String model);
}
