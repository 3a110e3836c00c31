package app.hearth.server.conversation;

import app.hearth.common.key.Model;
import app.hearth.server.access.Owner;
import java.util.Optional;

/// The seam to the catalogue of models: what is known of a model already. Never asks a provider, so that it may
/// be called within a write.
@FunctionalInterface
public interface ModelFacts {
    /// Empty when nothing is known of it.
    Optional<Model> of(Owner owner, String provider, String model);
}
