package app.hearth.server.provider;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The clock of one call: it stops the call when the time allowed last has passed. Time is allowed anew at each step
/// (connecting, waiting for the first byte of the answer, waiting for the next one), whatever the protocol below does.
/// Thread-safe.
final class Watch implements AutoCloseable {
    private static final Duration ENDLESS = Duration.ofDays(365);

    private final ScheduledExecutorService clock;
    private final Duration firstByte;
    private final Set<Watch> running;
    private @Nullable Runnable stop;
    private @Nullable Future<?> lookup;
    private @Nullable ScheduledFuture<?> alarm;
    private long deadline;
    private long alarmAt;
    private boolean stopped;
    private boolean connected;
    private boolean expired;
    private boolean closed;

    /// @param running where this stands while its call runs; must be safe for use by several threads
    Watch(ScheduledExecutorService clock, Duration firstByte, Set<Watch> running) {
        this.clock = clock;
        this.running = running;
        this.firstByte = firstByte;
    }

    /// Begins to watch; `stopCall` is run at most once, when time is up or by [#stop], at once when that was before.
    void begin(Duration connect, Runnable stopCall) {
        running.add(this);
        synchronized (this) {
            if (!stopped) {
                connected = false;
                stop = stopCall;
                allow(connect);
            }
            if (!stopped && alarm != null) {
                return;
            }
        }
        // Stopped before it began, or between two steps of the call; or the client has just been closed.
        stopCall.run();
    }

    /// The connection stands: from now on the time to the first byte of the answer counts.
    synchronized void connected() {
        connected = true;
        allow(firstByte);
    }

    /// From now on `time` may pass.
    synchronized void allow(Duration time) {
        if (closed) {
            return;
        }
        deadline = System.nanoTime() + time.toNanos();
        if (alarm == null || deadline - alarmAt < 0) {
            setAlarm();
        }
    }

    /// No time counts until more is allowed.
    synchronized void pause() {
        allow(ENDLESS);
    }

    /// Stops the call, from any thread, also before it began.
    void stop() {
        @Nullable Runnable stopCall;
        synchronized (this) {
            stopped = true;
            if (lookup != null) {
                lookup.cancel(true);
            }
            stopCall = stop;
            stop = null;
        }
        // Outside the lock: it reaches into OkHttp, which calls back to this.
        if (stopCall != null) {
            stopCall.run();
        }
    }

    /// A name is being looked up, which only this can end before the system gives up.
    synchronized void during(Future<?> running) {
        lookup = running;
        if (stopped) {
            running.cancel(true);
        }
    }

    synchronized boolean isConnected() {
        return connected;
    }

    /// Whether it was time that ended the call.
    synchronized boolean isExpired() {
        return expired;
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.remove(this);
        stop = null;
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    private void setAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        alarmAt = deadline;
        long wait = Math.max(0, deadline - System.nanoTime());
        try {
            alarm = clock.schedule(this::ring, wait, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            // The client is closing, which stops every call that has begun.
            alarm = null;
        }
    }

    /// Every byte moves the deadline, but not the alarm: it looks again when it rings too early.
    private void ring() {
        synchronized (this) {
            if (closed || stopped) {
                return;
            }
            if (deadline - System.nanoTime() > 0) {
                setAlarm();
                return;
            }
            expired = true;
        }
        stop();
    }
}
