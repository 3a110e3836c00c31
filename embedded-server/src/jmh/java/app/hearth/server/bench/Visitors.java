package app.hearth.server.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several clients at once, each on a thread and a connection of its own. Thread-safe; blocks until all have had their
/// answers.
final class Visitors {
    private Visitors() {}

    /// Sends `times` requests in all, each visitor its own again and again over one connection.
    static void send(URI server, List<byte[]> requests, int times) throws IOException, InterruptedException {
        int each = times / requests.size();
        List<Callable<Integer>> visits = new ArrayList<>();
        for (byte[] request : requests) {
            visits.add(() -> {
                try (RawConnection connection = new RawConnection(server)) {
                    for (int i = 0; i < each; i++) {
                        connection.exchange(request);
                    }
                }
                return each;
            });
        }
        all(visits);
    }

    /// Runs the visits at the same time; the first failure of one is thrown.
    static <T> void all(List<Callable<T>> visits) throws IOException, InterruptedException {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            for (Future<T> visit : threads.invokeAll(visits)) {
                visit.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A visitor was not served.", e.getCause());
        }
    }
}
