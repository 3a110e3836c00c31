package app.hearth.server.council;

import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Counts the votes of a council.
///
/// A judge's own answer is taken out of its vote and those behind it move up, so that nobody wins by praising itself.
/// With two answers nothing would be left to compare, so there it stays in. Every number follows from who stands
/// above whom in which vote; neither the order of the votes nor the labels have a say. What the numbers promise of
/// an answer that all others put first, and what they do not where votes are missing, is told in `TallyPropertiesTest`.
final class Tally {
    /// Fewer places on average are better, compared as the fractions they are; no votes are last.
    private static final Comparator<Score> BEST_FIRST =
            Comparator.comparing((Score score) -> score.votes() == 0).thenComparing(Tally::byMeanRank);

    private Tally() {}

    /// What one answer got.
    private record Score(String label, int seat, int votes, int places, int borda, int wins) {}

    /// @param labels the seat whose answer bears each label
    /// @param votes the usable ones, at most one of each judge, that place nothing but these answers
    static Aggregate of(Map<String, Integer> labels, List<Vote> votes) {
        requireSound(labels.values(), votes);
        boolean countsOwn = labels.size() == 2;
        List<List<Integer>> counted = votes.stream()
                .map(vote -> countsOwn ? vote.ranking() : vote.ofOthers())
                .filter(ranking -> !ranking.isEmpty())
                .toList();
        List<Score> scores = labels.entrySet().stream()
                .map(answer -> score(answer.getKey(), answer.getValue(), labels.values(), counted))
                .sorted(BEST_FIRST.thenComparing(Score::label))
                .toList();
        return new Aggregate(
                counted.size(),
                countsOwn,
                scores.stream().map(score -> standing(score, scores)).toList());
    }

    private static void requireSound(Collection<Integer> seats, List<Vote> votes) {
        if (new HashSet<>(seats).size() < seats.size()) {
            throw new IllegalArgumentException("Two labels stand for one answer.");
        }
        if (votes.stream().map(Vote::judge).distinct().count() < votes.size()) {
            throw new IllegalArgumentException("A judge has one vote.");
        }
        if (!votes.stream().allMatch(vote -> seats.containsAll(vote.ranking()))) {
            throw new IllegalArgumentException("A vote places an answer that has no label.");
        }
    }

    private static Score score(String label, int seat, Collection<Integer> seats, List<List<Integer>> counted) {
        List<List<Integer>> placing =
                counted.stream().filter(ranking -> ranking.contains(seat)).toList();
        int places =
                placing.stream().mapToInt(ranking -> ranking.indexOf(seat) + 1).sum();
        int answers = placing.stream().mapToInt(List::size).sum();
        int wins = (int)
                seats.stream().filter(other -> beats(seat, other, placing)).count();
        return new Score(label, seat, placing.size(), places, answers - places, wins);
    }

    private static boolean beats(int seat, int other, List<List<Integer>> placing) {
        int lead = placing.stream()
                .filter(ranking -> ranking.contains(other))
                .mapToInt(ranking -> Integer.compare(ranking.indexOf(other), ranking.indexOf(seat)))
                .sum();
        return lead > 0;
    }

    private static int byMeanRank(Score one, Score other) {
        return Long.compare((long) one.places() * other.votes(), (long) other.places() * one.votes());
    }

    private static Standing standing(Score score, List<Score> all) {
        long better = all.stream()
                .filter(other -> BEST_FIRST.compare(other, score) < 0)
                .count();
        long level = all.stream()
                .filter(other -> BEST_FIRST.compare(other, score) == 0)
                .count();
        BigDecimal meanRank = score.votes() == 0
                ? null
                : BigDecimal.valueOf(score.places()).divide(BigDecimal.valueOf(score.votes()), 2, RoundingMode.HALF_UP);
        return new Standing(
                score.seat(),
                score.label(),
                score.votes(),
                meanRank,
                score.borda(),
                score.wins(),
                (int) better + 1,
                level > 1);
    }
}
