package app.hearth.server.council;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Councils drawn from a seed, for properties that hold of every council. A failed assertion names the seed, and
/// `council(seed)` is that council again.
final class DrawnCouncils {
    static final int MANY = 1_500;

    private DrawnCouncils() {}

    /// Between two and nine answers, and votes of some or all of their seats.
    record Council(long seed, Map<String, Integer> labels, List<Vote> votes) {
        List<Integer> seats() {
            return labels.values().stream().sorted().toList();
        }

        List<Integer> judges() {
            return votes.stream().map(Vote::judge).toList();
        }
    }

    /// Every vote places every answer, as one of a judge does.
    static Council whole(long seed) {
        Random random = new Random(seed);
        Labels labels = labels(random, 2 + random.nextInt(8));
        List<Integer> seats = List.copyOf(labels.seats().values());
        List<Vote> votes = some(seats, random, 0).stream()
                .map(judge -> new Vote(judge, shuffled(seats, random)))
                .toList();
        return new Council(seed, labels.seats(), votes);
    }

    /// Some votes place only some answers, and some judges have none of their own.
    static Council ragged(long seed) {
        Random random = new Random(seed);
        Labels labels = labels(random, 2 + random.nextInt(8));
        List<Integer> seats = List.copyOf(labels.seats().values());
        List<Vote> votes = some(IntStream.rangeClosed(1, 16).boxed().toList(), random, 0).stream()
                .map(judge -> new Vote(judge, some(seats, random, 0)))
                .toList();
        return new Council(seed, labels.seats(), votes);
    }

    /// At least three answers, and one of them is the first of all others in every vote but its own seat's, of which
    /// there is at least one.
    static Council unanimous(long seed, int winner) {
        Random random = new Random(seed);
        Labels labels = labels(random, 3 + random.nextInt(4), winner);
        List<Integer> seats = List.copyOf(labels.seats().values());
        List<Integer> others = seats.stream().filter(seat -> seat != winner).toList();
        List<Integer> judges = new ArrayList<>(some(others, random, 1));
        if (random.nextBoolean()) {
            judges.add(random.nextInt(judges.size() + 1), winner);
        }
        List<Vote> votes = judges.stream()
                .map(judge ->
                        new Vote(judge, judge == winner ? shuffled(seats, random) : won(judge, winner, seats, random)))
                .toList();
        return new Council(seed, labels.seats(), votes);
    }

    /// Where the judge places itself is its own affair.
    private static List<Integer> won(int judge, int winner, List<Integer> seats, Random random) {
        List<Integer> ranking = new ArrayList<>(shuffled(
                seats.stream().filter(seat -> seat != judge && seat != winner).toList(), random));
        ranking.addFirst(winner);
        ranking.add(random.nextInt(ranking.size() + 1), judge);
        return ranking;
    }

    private static Labels labels(Random random, int answers, Integer... fixed) {
        List<Integer> seats = new ArrayList<>(List.of(fixed));
        shuffled(IntStream.rangeClosed(1, 16).boxed().toList(), random).stream()
                .filter(seat -> !seats.contains(seat))
                .limit(answers - seats.size())
                .forEach(seats::add);
        return Labels.drawn(random.nextLong(), seats);
    }

    private static List<Integer> some(List<Integer> of, Random random, int least) {
        return shuffled(of, random).subList(0, least + random.nextInt(of.size() + 1 - least));
    }

    static <T> List<T> shuffled(List<T> of, Random random) {
        List<T> shuffled = of.stream().collect(Collectors.toList());
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
