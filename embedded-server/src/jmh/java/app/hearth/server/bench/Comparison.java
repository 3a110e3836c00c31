package app.hearth.server.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What our server and its floor cost for the same work, round by round in turn, so that what the machine does
/// meanwhile meets both. Confined to one thread.
final class Comparison {
    private static final int WARM_UP = 2;

    private final String name;
    private final Side ours;
    private final Side floor;
    private final List<Double> oursEach = new ArrayList<>();
    private final List<Double> floorEach = new ArrayList<>();

    Comparison(String name, Side ours, Side floor) {
        this.name = name;
        this.ours = ours;
        this.floor = floor;
    }

    /// A server and how to make it do the work so many times; `check` looks at what was done, at nobody's cost.
    record Side(ServerProcess server, Work work, Work check) {
        Side(ServerProcess server, Work work) {
            this(server, work, _ -> {});
        }

        /// CPU microseconds of the server for each time.
        private double round(int times) throws Exception {
            long before = server.cpu().toNanos();
            work.run(times);
            double each = (server.cpu().toNanos() - before) / 1_000.0 / times;
            check.run(times);
            return each;
        }
    }

    @FunctionalInterface
    interface Work {
        void run(int times) throws Exception;
    }

    /// Two rounds to warm up, which do not count, and then the ones that do.
    Comparison measure(int rounds, int times) throws Exception {
        for (int i = -WARM_UP; i < rounds; i++) {
            double our = ours.round(times);
            double bare = floor.round(times);
            System.err.printf(Locale.ROOT, "%s, round %d: %.1f and %.1f µs%n", name, i + 1, our, bare);
            if (i >= 0) {
                oursEach.add(our);
                floorEach.add(bare);
            }
        }
        return this;
    }

    /// A row of a Markdown table: medians, and the lowest and highest ratio of a round.
    String row(String aim) {
        List<Double> ratios = IntStream.range(0, oursEach.size())
                .mapToObj(i -> oursEach.get(i) / floorEach.get(i))
                .sorted()
                .toList();
        return String.format(
                Locale.ROOT,
                "| %s | %.0f µs | %.0f µs | %.2f (%.2f to %.2f) | %s |",
                name,
                median(oursEach),
                median(floorEach),
                median(ratios),
                ratios.getFirst(),
                ratios.getLast(),
                aim);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
