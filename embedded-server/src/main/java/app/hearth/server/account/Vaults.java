package app.hearth.server.account;

import app.hearth.common.account.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The vault keys that are open now, each as long as the access token of its session. Thread-safe.
///
/// A key is handed to work under a lock of its entry, so that closing it (which zeroes the bytes) waits for that
/// work and never pulls the key away from under it.
public final class Vaults {
    /// A token checked a moment before it expired may still be at work.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<SessionId, Entry> open = new ConcurrentHashMap<>();

    public Vaults(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Entry {
        private final byte[] key;
        private final Instant until;
        private boolean closed;

        Entry(byte[] key, Instant until) {
            this.key = key;
            this.until = until;
        }

        synchronized <T> Optional<T> use(Function<byte[], T> work) {
            return closed ? Optional.empty() : Optional.of(work.apply(key));
        }

        synchronized void close() {
            closed = true;
            Arrays.fill(key, (byte) 0);
        }
    }

    /// Keeps a copy of the key until `until`.
    void open(SessionId session, byte[] vaultKey, Instant until) {
        closeExpired();
        Entry before = open.put(session, new Entry(vaultKey.clone(), until.plus(GRACE)));
        if (before != null) {
            before.close();
        }
    }

    void close(SessionId session) {
        Entry entry = open.remove(session);
        if (entry != null) {
            entry.close();
        }
    }

    /// Hands the vault key to `work`, which must not keep it; empty when the vault of this session is locked.
    public <T> Optional<T> use(SessionId session, Function<byte[], T> work) {
        Entry entry = open.get(session);
        while (entry != null) {
            if (entry.until.isBefore(clock.instant())) {
                open.remove(session, entry);
                entry.close();
                return Optional.empty();
            }
            Optional<T> result = entry.use(work);
            if (result.isPresent()) {
                return result;
            }
            // A refresh may have put another entry in the place of this one, which is no lock.
            Entry latest = open.get(session);
            entry = latest == entry ? null : latest;
        }
        return Optional.empty();
    }

    private void closeExpired() {
        Instant now = clock.instant();
        for (Iterator<Entry> entries = open.values().iterator(); entries.hasNext(); ) {
            Entry entry = entries.next();
            if (entry.until.isBefore(now)) {
                entries.remove();
                entry.close();
            }
        }
    }

    /// How many sessions have their vault open.
    public int size() {
        closeExpired();
        return open.size();
    }

    void closeAll() {
        open.keySet().forEach(this::close);
    }
}
