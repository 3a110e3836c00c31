package app.hearth.server.command;

import app.hearth.common.embed.RunningServer;
import java.time.Duration;

/// Ends the process in order when it is asked to (SIGTERM, SIGINT): closes the server, then exits with 0.
/// Closing is given 4.5 s, after which the process ends with 1: what was acknowledged is on disk since it was
/// acknowledged.
final class StopSignal {
    private static final Duration PATIENCE = Duration.ofMillis(4500);

    private StopSignal() {}

    /// @param afterwards what is left to do once the server is closed
    static void closes(RunningServer server, Runnable afterwards) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            Thread closing = Thread.ofPlatform().daemon().name("close").start(() -> {
                server.close();
                afterwards.run();
            });
            Runtime.getRuntime().halt(endsInTime(closing) ? HearthCommand.DONE : HearthCommand.FAILED);
        }));
    }

    private static boolean endsInTime(Thread closing) {
        try {
            return closing.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
