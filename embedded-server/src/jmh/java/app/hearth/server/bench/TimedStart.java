package app.hearth.server.bench;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.RunningServer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts our server and says how many milliseconds that took, without what the JVM took to start before it.
final class TimedStart {
    static final String READY = "Started in milliseconds: ";

    private TimedStart() {}

    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        RunningServer server = EmbeddedServer.find().start(Household.config(Path.of(arguments[0]), Set.of()));
        System.out.println(READY + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        new CountDownLatch(1).await();
    }
}
