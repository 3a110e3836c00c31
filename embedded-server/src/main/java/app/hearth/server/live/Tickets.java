package app.hearth.server.live;

import app.hearth.common.live.LiveTicket;
import app.hearth.common.secret.KeyDerivation;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.server.access.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Tickets for pages: each opens one channel of the session that asked for it, once, within 30 s. Only hashes are kept,
/// and only in memory. Thread-safe.
final class Tickets {
    static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final int MOST_OF_ONE_PROFILE = 32;
    private static final int RANDOM_BYTES = 32;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Issued> byHash = new HashMap<>();

    Tickets(InstantSource clock) {
        this.clock = clock;
    }

    private record Issued(Caller caller, Instant until) {}

    /// Empty when the profile has too many that are not used yet.
    Optional<LiveTicket> issue(Caller caller) {
        Secret ticket = Secret.of(HexFormat.of().formatHex(SecretBox.random(RANDOM_BYTES)));
        Instant now = clock.instant();
        lock.lock();
        try {
            byHash.values().removeIf(issued -> !issued.until().isAfter(now));
            long own = byHash.values().stream()
                    .filter(issued -> issued.caller().owner().equals(caller.owner()))
                    .count();
            if (own >= MOST_OF_ONE_PROFILE) {
                return Optional.empty();
            }
            byHash.put(hash(ticket), new Issued(caller, now.plus(LIFETIME)));
        } finally {
            lock.unlock();
        }
        return Optional.of(new LiveTicket(ticket));
    }

    /// Whose it is; empty for what is none, was used, or came too late.
    Optional<Caller> redeem(Secret ticket) {
        lock.lock();
        try {
            return Optional.ofNullable(byHash.remove(hash(ticket)))
                    .filter(issued -> issued.until().isAfter(clock.instant()))
                    .map(Issued::caller);
        } finally {
            lock.unlock();
        }
    }

    private static String hash(Secret ticket) {
        return HexFormat.of().formatHex(KeyDerivation.sha256(ticket.reveal().getBytes(StandardCharsets.UTF_8)));
    }
}
