package app.hearth.desktop.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Knows how long nobody has touched the window, and whether the computer has slept. Looked at regularly, by one
/// thread.
///
/// A sleep is a look that comes far too late by the clock on the wall: where the monotone clock stands still during a
/// sleep it alone would not notice. Where the wall clock is turned back, the monotone one still counts.
public final class Idleness {
    /// How often someone has to look.
    static final Duration LOOK = Duration.ofSeconds(5);

    /// A look that comes so much too late was held up by a sleep.
    static final Duration SLEPT = Duration.ofSeconds(60);

    private final InstantSource wall;
    private final LongSupplier monotone;
    private Instant lookedAt;
    private long looked;
    private long touched;

    /// `monotone` counts nanoseconds, as [System#nanoTime] does.
    public Idleness(InstantSource wall, LongSupplier monotone) {
        this.wall = wall;
        this.monotone = monotone;
        this.lookedAt = wall.instant();
        this.looked = monotone.getAsLong();
        this.touched = looked;
    }

    /// Somebody used the keyboard or the mouse here.
    public void touch() {
        touched = monotone.getAsLong();
    }

    /// Begins anew, as when somebody has just come in.
    void begin() {
        lookedAt = wall.instant();
        looked = monotone.getAsLong();
        touched = looked;
    }

    /// Whether the window is to be locked now; empty `after` is never.
    boolean isOver(Optional<Duration> after) {
        Instant instant = wall.instant();
        long nanos = monotone.getAsLong();
        Duration byWall = Duration.between(lookedAt, instant);
        Duration byCount = Duration.ofNanos(nanos - looked);
        lookedAt = instant;
        looked = nanos;
        boolean slept = byWall.compareTo(SLEPT) >= 0 || byCount.compareTo(SLEPT) >= 0;
        Duration idle = Duration.ofNanos(nanos - touched);
        return after.filter(time -> slept || idle.compareTo(time) >= 0).isPresent();
    }
}
