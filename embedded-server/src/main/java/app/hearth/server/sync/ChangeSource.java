package app.hearth.server.sync;

import app.hearth.server.access.Owner;
import java.util.Collection;
import java.util.Map;

/// Gives the present state of a feature's entities, as the wire shows them, for the change feed. Ids that name
/// nothing (any more) are left out of the answer.
@FunctionalInterface
public interface ChangeSource {
    Map<String, ?> states(Owner owner, Collection<String> ids);
}
