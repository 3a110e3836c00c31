package app.hearth.server.council;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which answer bears which letter, and in which order each judge is shown the answers: both by chance, so that
/// neither a letter nor a position tells whose answer it is. Immutable.
///
/// The same seed and the same answers give the same on every Java, so that a council that is taken up again goes on
/// with the labels it had. [Random] is used because its contract fixes its algorithm "for the sake of absolute
/// portability", and the shuffle is our own because that of `Collections` is not fixed.
final class Labels {
    private static final int MOST = 'Z' - 'A' + 1;

    private final long seed;
    private final Map<String, Integer> seats;

    private Labels(long seed, Map<String, Integer> seats) {
        this.seed = seed;
        this.seats = Collections.unmodifiableMap(seats);
    }

    /// Labels for the answers of these seats, in whatever order they are named. One answer more or less is another
    /// drawing: what was judged before keeps its meaning only with the labels of its time.
    static Labels drawn(long seed, Collection<Integer> seats) {
        boolean valid =
                new HashSet<>(seats).size() == seats.size() && seats.stream().allMatch(seat -> seat > 0);
        if (!valid || seats.isEmpty() || seats.size() > MOST) {
            throw new IllegalArgumentException("There are no labels for the seats " + seats + ".");
        }
        List<Integer> shuffled = seats.stream().sorted().collect(Collectors.toList());
        shuffle(shuffled, random(seed, 0));
        Map<String, Integer> assigned = new LinkedHashMap<>();
        for (int i = 0; i < shuffled.size(); i++) {
            assigned.put(letter(i), shuffled.get(i));
        }
        return new Labels(seed, assigned);
    }

    /// How a model is told of an answer.
    static String spoken(String label) {
        return "Response " + label;
    }

    /// The seat whose answer bears each label, in the order of the labels.
    Map<String, Integer> seats() {
        return seats;
    }

    /// The seats whose answers bear these labels, in the same order.
    List<Integer> seats(List<String> labels) {
        return labels.stream().map(this::seat).toList();
    }

    private int seat(String label) {
        Integer seat = seats.get(label);
        if (seat == null) {
            throw new IllegalArgumentException("No answer bears the label " + label + ".");
        }
        return seat;
    }

    /// The labels in the order in which this judge, named by its seat, is shown their answers.
    List<String> shownTo(int judge) {
        if (judge < 1) {
            throw new IllegalArgumentException("There is no seat " + judge + ".");
        }
        List<String> shown =
                IntStream.range(0, seats.size()).mapToObj(Labels::letter).collect(Collectors.toList());
        shuffle(shown, random(seed, judge));
        return List.copyOf(shown);
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    /// Fisher and Yates's.
    private static void shuffle(List<?> list, Random random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }

    /// The bits are mixed as SplitMix64 does, since [Random] begins alike for seeds that lie side by side, as those of
    /// two judges do.
    private static Random random(long seed, int use) {
        long bits = seed + use * 0x9E37_79B9_7F4A_7C15L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return new Random(bits ^ (bits >>> 31));
    }
}
