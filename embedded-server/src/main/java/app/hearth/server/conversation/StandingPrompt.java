package app.hearth.server.conversation;

import app.hearth.server.access.Owner;
import java.util.Optional;

/// The seam to what a profile wants every model to be told, in each of its conversations.
@FunctionalInterface
public interface StandingPrompt {
    Optional<String> of(Owner owner);
}
