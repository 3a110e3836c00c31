package app.hearth.server.live;

import app.hearth.server.access.Owner;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts the open channels of each profile, and those of pages that have not shown their ticket. Thread-safe.
final class Guests {
    static final int MOST_OF_ONE_PROFILE = 16;

    private final ConcurrentMap<Optional<Owner>, Integer> present = new ConcurrentHashMap<>();

    /// Held while a channel is open.
    @FunctionalInterface
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }

    boolean hasRoom(Optional<Owner> owner) {
        return present.getOrDefault(owner, 0) < MOST_OF_ONE_PROFILE;
    }

    /// Empty when all seats are taken.
    Optional<Seat> enter(Optional<Owner> owner) {
        if (present.merge(owner, 1, Integer::sum) > MOST_OF_ONE_PROFILE) {
            leave(owner);
            return Optional.empty();
        }
        return Optional.of(() -> leave(owner));
    }

    private void leave(Optional<Owner> owner) {
        present.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
    }
}
