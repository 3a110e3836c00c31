package app.hearth.desktop;

import app.hearth.desktop.fx.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// How time passes for the program.
///
/// @param heartbeat how often the window looks whether its server is there
/// @param rounds how it looks again and again
/// @param wall what the clock on the wall says
/// @param monotone nanoseconds that nobody turns back, as of [System#nanoTime]
public record Clocks(Duration heartbeat, Rounds rounds, InstantSource wall, LongSupplier monotone) {
    /// Those of the system.
    public static Clocks ofTheSystem(Duration heartbeat) {
        return new Clocks(heartbeat, Rounds.byTheClock(), InstantSource.system(), System::nanoTime);
    }
}
