package app.hearth.server.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Standing;
import app.hearth.server.council.DrawnCouncils.Council;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds of every council. Plain loops over seeds, because the one library for such tests on JUnit's platform,
/// jqwik, is only maintained, and not for the platform's version 6.
class TallyPropertiesTest {
    private static final int WINNER = 5;

    /// The least number that every number of votes up to 16 divides.
    private static final int FINEST = 720_720;

    private static Stream<Council> councils() {
        return LongStream.range(0, DrawnCouncils.MANY)
                .boxed()
                .flatMap(seed -> Stream.of(DrawnCouncils.whole(seed), DrawnCouncils.ragged(seed)));
    }

    private static Aggregate tally(Council council) {
        return Tally.of(council.labels(), council.votes());
    }

    private static void assertEach(Stream<Council> councils, Consumer<Council> property) {
        councils.forEach(council -> assertThat(council).as("%s", council).satisfies(property));
    }

    @Test
    void theOrderOfTheVotesChangesNothing() {
        assertEach(councils(), council -> {
            List<Vote> shuffled = DrawnCouncils.shuffled(council.votes(), new Random(council.seed()));
            assertThat(Tally.of(council.labels(), shuffled)).isEqualTo(tally(council));
        });
    }

    /// The labels only say in which order those who share a place are told.
    @Test
    void renamingTheLabelsChangesNothingButTheLabels() {
        assertEach(councils(), council -> {
            List<String> names =
                    DrawnCouncils.shuffled(List.copyOf(council.labels().keySet()), new Random(council.seed()));
            Map<String, Integer> renamed = new HashMap<>();
            council.labels().forEach((label, seat) -> renamed.put(names.get(label.charAt(0) - 'A'), seat));
            Aggregate before = tally(council);
            Aggregate after = Tally.of(renamed, council.votes());

            assertThat(after.votes()).isEqualTo(before.votes());
            assertThat(after.countsOwn()).isEqualTo(before.countsOwn());
            assertThat(after.standings())
                    .allSatisfy(standing -> assertThat(renamed).containsEntry(standing.label(), standing.seat()));
            assertThat(unlabelled(after)).isEqualTo(unlabelled(before));
        });
    }

    private static Set<String> unlabelled(Aggregate aggregate) {
        return aggregate.standings().stream()
                .map(s -> new Standing(
                        s.seat(), "", s.votes(), s.meanRank(), s.borda(), s.pairwiseWins(), s.place(), s.tied()))
                .map(Standing::toString)
                .collect(Collectors.toSet());
    }

    /// Against the definitions, counted answer by answer.
    @Test
    void everyNumberIsWhatItIsCalled() {
        assertEach(councils(), council -> {
            Aggregate aggregate = tally(council);
            assertThat(aggregate.votes()).isEqualTo((int) council.votes().stream()
                    .filter(vote -> !counted(council, vote).isEmpty())
                    .count());
            assertThat(aggregate.standings())
                    .extracting(Standing::seat)
                    .containsExactlyInAnyOrderElementsOf(council.seats());
            for (Standing standing : aggregate.standings()) {
                int seat = standing.seat();
                assertThat(standing.votes()).isEqualTo(placing(council, seat));
                assertThat(standing.borda()).isEqualTo(sum(council.seats(), other -> above(council, seat, other)));
                assertThat(standing.pairwiseWins())
                        .isEqualTo(sum(
                                council.seats(),
                                other -> above(council, seat, other) > above(council, other, seat) ? 1 : 0));
                assertThat(standing.meanRank() == null).isEqualTo(placing(council, seat) == 0);
                if (standing.meanRank() != null) {
                    double mean =
                            1 + (double) sum(council.seats(), other -> above(council, other, seat)) / standing.votes();
                    assertThat(standing.meanRank().scale()).isEqualTo(2);
                    assertThat(Math.abs(standing.meanRank().doubleValue() - mean))
                            .isLessThan(0.00501);
                }
            }
        });
    }

    private static List<Integer> counted(Council council, Vote vote) {
        List<Integer> ranking = new ArrayList<>(vote.ranking());
        if (council.labels().size() != 2) {
            ranking.remove((Object) vote.judge());
        }
        return ranking;
    }

    private static int placing(Council council, int seat) {
        return sum(council.votes(), vote -> counted(council, vote).contains(seat) ? 1 : 0);
    }

    /// How many votes place the one above the other.
    private static int above(Council council, int one, int other) {
        return sum(council.votes(), vote -> {
            List<Integer> ranking = counted(council, vote);
            boolean both = ranking.contains(one) && ranking.contains(other);
            return both && ranking.indexOf(one) < ranking.indexOf(other) ? 1 : 0;
        });
    }

    private static <T> int sum(List<T> of, ToIntFunction<T> number) {
        return of.stream().mapToInt(number).sum();
    }

    @Test
    void allBordaPointsTogetherAreThePairsThatWerePlaced() {
        assertEach(councils(), council -> {
            int pairs = sum(council.votes(), vote -> {
                int placed = counted(council, vote).size();
                return placed * (placed - 1) / 2;
            });
            assertThat(sum(tally(council).standings(), Standing::borda)).isEqualTo(pairs);
        });
    }

    @Test
    void thePlacesFollowFromTheMeanRanksAndTheirTies() {
        assertEach(councils(), council -> {
            List<Standing> standings = tally(council).standings();
            for (Standing standing : standings) {
                int rank = exact(council, standing);
                assertThat(standing.place()).isEqualTo(1 + sum(standings, s -> exact(council, s) < rank ? 1 : 0));
                assertThat(standing.tied()).isEqualTo(sum(standings, s -> exact(council, s) == rank ? 1 : 0) > 1);
            }
            assertThat(standings)
                    .isSortedAccordingTo(
                            Comparator.comparingInt(Standing::place).thenComparing(Standing::label));
        });
    }

    private static int exact(Council council, Standing standing) {
        int places = standing.votes() + sum(council.seats(), other -> above(council, other, standing.seat()));
        return standing.votes() == 0 ? Integer.MAX_VALUE : places * (FINEST / standing.votes());
    }

    /// Of three answers and more, what holds of one that every judge but its own puts first (judges' own answers
    /// aside), with at least one such judge.
    ///
    /// Its mean rank is 1. Another shares it only if there are no votes but that one's and the winner's, and the
    /// winner puts it first: then each has one vote, and is its first.
    ///
    /// It loses no pair and wins each that a judge other than these two places. Those are all pairs when two others
    /// judge, so that nobody has as many wins. When one other judges, nobody places the pair of that one and the
    /// winner: the winner wins all pairs but this, which somebody else can do, too.
    ///
    /// It has at least as many Borda points as each answer that is placed by no more judges than it is itself, and
    /// more as soon as a third judges. When its own seat judges and another's does not, that other is placed in one
    /// vote more, and may have more points ([#anAnswerPlacedByMoreJudgesCanHaveMoreBordaPoints()]). So it has most
    /// when every seat has voted, because then each answer is placed equally often.
    @Test
    void aUnanimousWinnerIsFirstByEachCountAsFarAsAllWerePlacedAlike() {
        Map<String, Integer> seen = new HashMap<>();
        assertEach(
                LongStream.range(0, DrawnCouncils.MANY).mapToObj(seed -> DrawnCouncils.unanimous(seed, WINNER)),
                council -> {
                    Aggregate aggregate = tally(council);
                    Standing winner = standing(aggregate, WINNER);
                    int pairs = council.seats().size() - 1;
                    long others = council.judges().stream()
                            .filter(judge -> judge != WINNER)
                            .count();
                    assertThat(winner.meanRank()).isEqualByComparingTo("1");
                    assertThat(winner.place()).isEqualTo(1);
                    assertThat(winner.pairwiseWins()).isEqualTo(others == 1 ? pairs - 1 : pairs);
                    for (int seat : council.seats()) {
                        if (seat != WINNER) {
                            Standing rival = standing(aggregate, seat);
                            assertBehind(council, winner, rival);
                            seen.merge("place shared " + (rival.place() == 1), 1, Integer::sum);
                            seen.merge(
                                    "wins shared " + (rival.pairwiseWins() == winner.pairwiseWins()), 1, Integer::sum);
                            seen.merge("more points " + (rival.borda() > winner.borda()), 1, Integer::sum);
                            seen.merge("all voted " + council.judges().containsAll(council.seats()), 1, Integer::sum);
                        }
                    }
                });
        assertThat(seen)
                .hasSize(8)
                .allSatisfy((what, times) -> assertThat(times).isGreaterThan(20));
    }

    private static void assertBehind(Council council, Standing winner, Standing rival) {
        boolean others = !Set.of(rival.seat(), WINNER).equals(Set.copyOf(council.judges()));
        int pairs = council.seats().size() - 1;
        int lead = winner.borda() - rival.borda();
        assertThat(rival.place() == 1).isEqualTo(!others && isPraised(council, rival.seat()));
        assertThat(rival.pairwiseWins()).isLessThanOrEqualTo(pairs - 1);
        if (rival.votes() <= winner.votes()) {
            assertThat(lead).isGreaterThanOrEqualTo(others ? 1 : 0);
        } else {
            assertThat(council.judges()).contains(WINNER).doesNotContain(rival.seat());
        }
        if (council.judges().containsAll(council.seats())) {
            assertThat(lead).isGreaterThanOrEqualTo(pairs - 1);
        }
    }

    private static boolean isPraised(Council council, int seat) {
        return council.votes().stream()
                .filter(vote -> vote.judge() == WINNER)
                .anyMatch(vote -> vote.ofOthers().getFirst() == seat);
    }

    private static Standing standing(Aggregate aggregate, int seat) {
        return aggregate.standings().stream()
                .filter(standing -> standing.seat() == seat)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAnswerPlacedByMoreJudgesCanHaveMoreBordaPoints() {
        Aggregate aggregate = Tally.of(
                Map.of("A", 1, "B", 2, "C", 3, "D", 4),
                List.of(new Vote(1, List.of(1, 3, 2, 4)), new Vote(2, List.of(1, 2, 3, 4))));

        assertThat(aggregate.standings().getFirst().label()).isEqualTo("A");
        assertThat(standing(aggregate, 1).borda()).isEqualTo(2);
        assertThat(standing(aggregate, 3).borda()).isEqualTo(3);
    }

    /// Of two, where own votes count, the winner of the other's vote is first by each count, unless its own vote says
    /// the opposite: then both are, and nobody is ahead.
    @Test
    void ofTwoAnswersTheOneThatBothPutFirstWinsAndPolitenessIsATie() {
        Vote other = new Vote(2, List.of(1, 2));
        for (List<Vote> votes : List.of(List.of(other), List.of(other, new Vote(1, List.of(1, 2))))) {
            Aggregate aggregate = Tally.of(Map.of("A", 2, "B", 1), votes);
            Standing winner = standing(aggregate, 1);
            Standing loser = standing(aggregate, 2);
            assertThat(winner.place()).isEqualTo(1);
            assertThat(winner.tied()).isFalse();
            assertThat(winner.borda()).isGreaterThan(loser.borda());
            assertThat(winner.pairwiseWins()).isGreaterThan(loser.pairwiseWins());
        }

        Aggregate polite = Tally.of(Map.of("A", 2, "B", 1), List.of(other, new Vote(1, List.of(2, 1))));
        assertThat(polite.standings())
                .allSatisfy(standing -> assertThat(standing.place()).isEqualTo(1))
                .allSatisfy(standing -> assertThat(standing.tied()).isTrue())
                .allSatisfy(standing -> assertThat(standing.borda()).isEqualTo(1))
                .allSatisfy(standing -> assertThat(standing.pairwiseWins()).isZero());
    }
}
