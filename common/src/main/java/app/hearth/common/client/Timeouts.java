package app.hearth.common.client;

import java.time.Duration;

/// How long a client waits, and how stubborn it is when an event stream breaks.
///
/// @param connect how long a connection may take
/// @param answer how long the server may be silent within a call
/// @param betweenEvents how long it may be silent within an event stream (it sends a comment every 15 s)
/// @param leastPause the pause before the first new attempt of a stream; each further one is twice as long
/// @param mostPause the longest such pause
/// @param fruitlessAttempts how many attempts in a row may bring no event
record Timeouts(
        Duration connect,
        Duration answer,
        Duration betweenEvents,
        Duration leastPause,
        Duration mostPause,
        int fruitlessAttempts) {
    static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(45),
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            10);

    /// The pause before the attempt after `failures` fruitless ones.
    Duration pause(int failures) {
        Duration pause = leastPause.multipliedBy(1L << Math.min(failures, 20));
        return pause.compareTo(mostPause) < 0 ? pause : mostPause;
    }
}
