package app.hearth.desktop.fx;

import java.time.Duration;

/// How something is done again and again. In the program time passes by itself, in a test when the test says so.
@FunctionalInterface
public interface Rounds {
    /// Makes `round` after each `pause`, one after the other, until it says that it was the last one or until closed.
    /// `name` is that of the thread it is made on.
    Going begin(String name, Duration pause, Round round);

    /// One time of many.
    @FunctionalInterface
    interface Round {
        /// Whether there is to be another one; may block, and is interrupted when the rounds are closed meanwhile.
        boolean go() throws InterruptedException;
    }

    /// Rounds under way.
    interface Going extends AutoCloseable {
        /// There is no further round; does not wait for the one that is being made.
        @Override
        void close();
    }

    /// By the clock, each on a virtual thread of its own.
    static Rounds byTheClock() {
        return (name, pause, round) -> {
            Thread thread = Thread.ofVirtual().name(name).start(() -> goRound(pause, round));
            return thread::interrupt;
        };
    }

    private static void goRound(Duration pause, Round round) {
        try {
            do {
                Thread.sleep(pause);
            } while (round.go());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
