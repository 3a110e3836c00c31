package app.hearth.server.bench;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How long our server takes to start on the same data, closed cleanly and left by a crash, and what it takes when
/// idle.
final class Starts {
    private static final int TIMES = 5;
    private static final int SETTLING_SECONDS = 3;

    /// The log is replayed at the next start and cut at 32 MB: this is nearly the worst moment to crash.
    private static final long LOG_BYTES = 28_000_000;

    private static final URI NO_PROVIDER = URI.create("http://127.0.0.1:9/v1");

    private final Path furnished;
    private final Path workDir;

    Starts(Path furnished, Path workDir) {
        this.furnished = furnished;
        this.workDir = workDir;
    }

    void measure() throws IOException, InterruptedException {
        Path crash = fresh("crashed", furnished);
        long log = crash(crash);
        Path closed = fresh("closed", crash);
        ServerProcess.ours(closed, NO_PROVIDER).close();
        List<ServerProcess.Start> clean = new ArrayList<>();
        List<ServerProcess.Start> crashed = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            clean.add(started(closed));
            crashed.add(started(crash));
        }
        String what = "start after a crash, log of " + log / 1_000_000 + " MB, ";
        print(what + "time", millis(crashed, ServerProcess.Start::wall), millis(clean, ServerProcess.Start::wall));
        print(what + "CPU", millis(crashed, ServerProcess.Start::cpu), millis(clean, ServerProcess.Start::cpu));
        idle("an empty data directory", null);
        idle("100,000 messages", closed);
        Household.delete(crash);
        Household.delete(closed);
    }

    private static List<Double> millis(List<ServerProcess.Start> starts, Function<ServerProcess.Start, Duration> what) {
        return starts.stream()
                .map(start -> (double) what.apply(start).toMillis())
                .toList();
    }

    private static void print(String what, List<Double> crashed, List<Double> clean) {
        double after = Comparison.median(crashed);
        double floor = Comparison.median(clean);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f ms | %.0f ms after a clean stop | %.2f | at most 3 |%n",
                what,
                after,
                floor,
                after / floor);
        System.out.println(what + ": " + crashed + " ms, after a clean stop " + clean + " ms");
    }

    private Path fresh(String name, Path from) throws IOException {
        Path copy = workDir.resolve(name);
        if (Files.exists(copy)) {
            Household.delete(copy);
        }
        Household.copy(from, copy);
        return copy;
    }

    /// Starts on a copy, because a start ends what a crash left.
    private ServerProcess.Start started(Path dataDir) throws IOException {
        Path copy = fresh("starting", dataDir);
        ServerProcess.Start took = ServerProcess.timedStart(copy);
        Household.delete(copy);
        return took;
    }

    /// Writes over HTTP until the log is long, and kills the server.
    private static long crash(Path dataDir) throws IOException, InterruptedException {
        Path log = dataDir.resolve("db").resolve("hearth.log");
        try (ServerProcess server = ServerProcess.ours(dataDir, NO_PROVIDER);
                HearthClient client = Household.signIn(server.address())) {
            List<byte[]> requests = new ArrayList<>();
            for (Conversation conversation : Household.newest(client)) {
                requests.add(RawConnection.post(
                        server.address(),
                        "/api/v1/conversations/" + conversation.id() + "/messages",
                        client.accessToken().reveal(),
                        Household.note()));
            }
            long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (!Files.exists(log) || Files.size(log) < LOG_BYTES) {
                if (System.nanoTime() > until) {
                    throw new IOException("The log does not grow.");
                }
                Visitors.send(server.address(), requests.subList(0, 8), 400);
            }
            server.kill();
            return Files.size(log);
        }
    }

    private void idle(String what, @Nullable Path data) throws IOException, InterruptedException {
        List<Double> startups = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Path dataDir = workDir.resolve("idle");
            if (data != null) {
                fresh("idle", data);
            }
            try (ServerProcess server = ServerProcess.ours(dataDir, NO_PROVIDER)) {
                startups.add((double) server.startup().toMillis());
                TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
                server.resident().ifPresent(mebibytes -> memory.add((double) mebibytes));
            }
            Household.delete(dataDir);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: ready line after %.0f ms %s, idle %.0f MiB resident %s%n",
                what,
                Comparison.median(startups),
                startups,
                Comparison.median(memory),
                memory);
    }
}
