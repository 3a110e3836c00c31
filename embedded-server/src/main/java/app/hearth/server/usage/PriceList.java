package app.hearth.server.usage;

import app.hearth.common.key.Model;
import app.hearth.server.access.Owner;
import java.util.Optional;

/// The seam to the models that keys open: what is known of one without asking anybody. Thread-safe.
@FunctionalInterface
public interface PriceList {
    Optional<Model> known(Owner owner, String provider, String model);
}
