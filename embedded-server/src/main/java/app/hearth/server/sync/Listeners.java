package app.hearth.server.sync;

import app.hearth.server.access.Owner;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/// Who wants to know of a profile's commits. Thread-safe; asking costs one look into a map.
final class Listeners {
    private final ConcurrentMap<Owner, List<Listener>> byOwner = new ConcurrentHashMap<>();

    /// Told apart by identity, so that the same `wake` may listen twice.
    private static final class Listener {
        private final Runnable wake;

        Listener(Runnable wake) {
            this.wake = wake;
        }
    }

    ChangeLog.Listening add(Owner owner, Runnable wake) {
        Listener listener = new Listener(wake);
        byOwner.merge(
                owner,
                List.of(listener),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        return () -> byOwner.computeIfPresent(owner, (_, all) -> {
            List<Listener> left =
                    all.stream().filter(other -> other != listener).toList();
            return left.isEmpty() ? null : left;
        });
    }

    void wake(Owner owner) {
        byOwner.getOrDefault(owner, List.of()).forEach(listener -> listener.wake.run());
    }
}
