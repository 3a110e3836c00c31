package app.hearth.server.bench;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// What a hundred people who sign in at once cost: memory, and the time of somebody else's requests meanwhile.
final class Logins {
    private static final int PEOPLE = 100;
    private static final int ROUNDS = 3;
    private static final int QUIET_REQUESTS = 500;
    private static final int WARM_REQUESTS = 3_000;
    private static final int SAMPLE_MILLIS = 10;
    private static final Secret PASSWORD = Secret.of("a hearth for a hundred");
    private static final URI NO_PROVIDER = URI.create("http://127.0.0.1:9/v1");

    private final Path dataDir;

    Logins(Path dataDir) {
        this.dataDir = dataDir;
    }

    void measure() throws Exception {
        try (ServerProcess server = ServerProcess.ours(dataDir, NO_PROVIDER);
                HearthClient somebody = Household.signIn(server.address())) {
            for (int i = 0; i < PEOPLE; i++) {
                try (HearthClient client = client(server)) {
                    client.register(new Registration("person-" + i, null, PASSWORD, null, null, null, null));
                }
            }
            byte[] list = RawConnection.get(
                    server.address(),
                    "/api/v1/conversations",
                    somebody.accessToken().reveal());
            lists(server, list, WARM_REQUESTS);
            for (int round = 0; round < ROUNDS; round++) {
                round(server, list);
            }
        }
    }

    private static HearthClient client(ServerProcess server) {
        return new HearthClient(ClientOptions.to(server.address()));
    }

    private static void round(ServerProcess server, byte[] list) throws Exception {
        List<Double> quiet = lists(server, list, QUIET_REQUESTS);
        long before = server.resident().orElse(0L);
        AtomicLong most = new AtomicLong(before);
        List<Double> meanwhile = new ArrayList<>();
        long begun = System.nanoTime();
        try (ScheduledExecutorService sampling = Executors.newSingleThreadScheduledExecutor();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> samples = sampling.scheduleWithFixedDelay(
                    () -> sample(server, most), 0, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
            List<Future<Boolean>> logins = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> threads.submit(() -> signIn(server, i)))
                    .toList();
            try (RawConnection connection = new RawConnection(server.address())) {
                while (logins.stream().anyMatch(login -> !login.isDone())) {
                    meanwhile.add(timed(connection, list));
                }
            }
            for (Future<Boolean> login : logins) {
                login.get();
            }
            samples.cancel(false);
        }
        print(quiet, meanwhile, most.get() - before, (System.nanoTime() - begun) / 1e9);
    }

    private static void sample(ServerProcess server, AtomicLong most) {
        try {
            most.accumulateAndGet(server.resident().orElse(0L), Math::max);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean signIn(ServerProcess server, int person) {
        try (HearthClient client = client(server)) {
            client.login(new Login("person-" + person, null, PASSWORD, null, null));
            return true;
        }
    }

    private static List<Double> lists(ServerProcess server, byte[] list, int times) throws IOException {
        List<Double> took = new ArrayList<>();
        try (RawConnection connection = new RawConnection(server.address())) {
            for (int i = 0; i < times; i++) {
                took.add(timed(connection, list));
            }
        }
        return took;
    }

    private static double timed(RawConnection connection, byte[] request) throws IOException {
        long begun = System.nanoTime();
        connection.exchange(request);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static void print(List<Double> quiet, List<Double> meanwhile, long grown, double seconds) {
        double calm = Comparison.median(quiet);
        double busy = Comparison.median(meanwhile);
        System.out.printf(
                Locale.ROOT,
                "| list while %d people sign in (%d lists in %.1f s) | %.2f ms | %.2f ms in quiet | %.2f | at most 3 |%n",
                PEOPLE,
                meanwhile.size(),
                seconds,
                busy,
                calm,
                busy / calm);
        System.out.printf(
                Locale.ROOT, "| resident memory more at its highest | %d MiB | | | at most 300 MiB |%n", grown);
    }
}
