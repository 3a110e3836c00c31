package app.hearth.server.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Map<String, Integer> TWO = Map.of("A", 1, "B", 2);
    private static final Map<String, Integer> THREE = Map.of("A", 1, "B", 2, "C", 3);
    private static final Map<String, Integer> FOUR = Map.of("A", 1, "B", 2, "C", 3, "D", 4);

    private static Vote vote(int judge, Integer... ranking) {
        return new Vote(judge, List.of(ranking));
    }

    /// One line for each answer: place, label and seat, mean rank, votes, Borda points, pairwise wins.
    private static List<String> table(Aggregate aggregate) {
        return aggregate.standings().stream().map(TallyTest::line).toList();
    }

    private static String line(Standing standing) {
        return standing.place() + (standing.tied() ? "= " : " ") + standing.label() + standing.seat() + " "
                + (standing.meanRank() == null ? "-" : standing.meanRank().toPlainString()) + " " + standing.votes()
                + " " + standing.borda() + " " + standing.pairwiseWins();
    }

    @Test
    void aVoteCountsWithoutTheJudgesOwnAnswerAndThoseBehindItMoveUp() {
        Aggregate aggregate = Tally.of(THREE, List.of(vote(1, 1, 2, 3), vote(2, 2, 3, 1), vote(3, 1, 3, 2)));

        assertThat(aggregate.votes()).isEqualTo(3);
        assertThat(aggregate.countsOwn()).isFalse();
        assertThat(table(aggregate)).containsExactly("1= A1 1.50 2 1 1", "1= B2 1.50 2 1 1", "1= C3 1.50 2 1 1");
    }

    @Test
    void noPraiseOfItselfMakesAnAnswerWin() {
        List<Vote> votes = List.of(vote(1, 3, 2, 1), vote(2, 3, 2, 1));

        assertThat(table(Tally.of(THREE, with(votes, vote(3, 3, 2, 1)))))
                .isEqualTo(table(Tally.of(THREE, with(votes, vote(3, 2, 1, 3)))))
                .containsExactly("1 C3 1.00 2 2 2", "2 B2 1.50 2 1 1", "3 A1 2.00 2 0 0");
    }

    private static List<Vote> with(List<Vote> votes, Vote another) {
        List<Vote> all = new ArrayList<>(votes);
        all.add(another);
        return all;
    }

    @Test
    void ofTwoAnswersTheOwnCountsAndTheAggregateSaysSo() {
        Aggregate aggregate = Tally.of(TWO, List.of(vote(1, 1, 2), vote(2, 1, 2)));

        assertThat(aggregate.countsOwn()).isTrue();
        assertThat(aggregate.votes()).isEqualTo(2);
        assertThat(table(aggregate)).containsExactly("1 A1 1.00 2 2 1", "2 B2 2.00 2 0 0");
    }

    @Test
    void answersThatShareAPlaceStandByTheirLabelsAndLeaveOutTheNext() {
        Map<String, Integer> labels = Map.of("A", 4, "B", 3, "C", 2, "D", 1);
        List<Vote> votes = List.of(vote(11, 3, 1, 2, 4), vote(12, 1, 3, 4, 2));

        assertThat(table(Tally.of(labels, votes)))
                .containsExactly("1= B3 1.50 2 5 2", "1= D1 1.50 2 5 2", "3= A4 3.50 2 1 0", "3= C2 3.50 2 1 0");
        assertThat(table(Tally.of(THREE, List.of(vote(11, 1, 2, 3), vote(12, 2, 1, 3)))))
                .containsExactly("1= A1 1.50 2 3 1", "1= B2 1.50 2 3 1", "3 C3 3.00 2 0 0");
        assertThat(table(Tally.of(THREE, List.of(vote(11, 1, 2, 3), vote(12, 1, 3, 2)))))
                .containsExactly("1 A1 1.00 2 4 2", "2= B2 2.50 2 1 0", "2= C3 2.50 2 1 0");
    }

    @Test
    void bordaPointsAndPairwiseWinsPartNoTie() {
        List<Vote> votes = List.of(vote(11, 2, 1, 3, 4), vote(12, 2, 1, 3, 4), vote(13, 3, 1, 4, 2));

        assertThat(table(Tally.of(FOUR, votes)))
                .containsExactly("1= A1 2.00 3 6 2", "1= B2 2.00 3 6 3", "3 C3 2.33 3 5 1", "4 D4 3.67 3 1 0");
        assertThat(table(Tally.of(THREE, List.of(vote(11, 1, 2, 3), vote(12, 2), vote(13, 2, 1, 3), vote(14, 2, 1)))))
                .containsExactly("1 B2 1.25 4 4 2", "2 A1 1.67 3 3 1", "3 C3 3.00 2 0 0");
        assertThat(table(Tally.of(THREE, List.of(vote(11, 1), vote(12, 2, 3)))))
                .containsExactly("1= A1 1.00 1 0 0", "1= B2 1.00 1 1 1", "3 C3 2.00 1 0 0");
    }

    /// 15/14 and 16/15 are 1.07 both.
    @Test
    void whatIsAlikeOnlyWhenRoundedIsNoTie() {
        List<Vote> votes = new ArrayList<>();
        IntStream.range(0, 13).forEach(i -> votes.add(vote(100 + i, 1)));
        IntStream.range(0, 14).forEach(i -> votes.add(vote(200 + i, 2)));
        votes.add(vote(300, 3, 1));
        votes.add(vote(301, 3, 2));

        assertThat(table(Tally.of(THREE, votes)))
                .containsExactly("1 C3 1.00 2 2 2", "2 B2 1.07 15 0 0", "3 A1 1.07 14 0 0");
    }

    @Test
    void aMeanRankIsRoundedHalfUp() {
        List<Vote> votes = new ArrayList<>();
        IntStream.range(0, 7).forEach(i -> votes.add(vote(100 + i, 1, 2)));
        votes.add(vote(200, 2, 1));

        assertThat(table(Tally.of(THREE, votes))).containsExactly("1 A1 1.13 8 7 1", "2 B2 1.88 8 1 0", "3 C3 - 0 0 0");
    }

    @Test
    void anAnswerNobodyVotedOnStandsLast() {
        assertThat(table(Tally.of(THREE, List.of(vote(1, 1, 3, 2)))))
                .containsExactly("1 C3 1.00 1 1 1", "2 B2 2.00 1 0 0", "3 A1 - 0 0 0");
        assertThat(table(Tally.of(FOUR, List.of(vote(1, 1, 3)))))
                .containsExactly("1 C3 1.00 1 0 0", "2= A1 - 0 0 0", "2= B2 - 0 0 0", "2= D4 - 0 0 0");
    }

    @Test
    void withoutAUsableVoteAllStandAlike() {
        Aggregate aggregate = Tally.of(THREE, List.of());

        assertThat(aggregate.votes()).isZero();
        assertThat(table(aggregate)).containsExactly("1= A1 - 0 0 0", "1= B2 - 0 0 0", "1= C3 - 0 0 0");
        assertThat(Tally.of(THREE, List.of(vote(1, 1), vote(2)))).isEqualTo(aggregate);
    }

    @Test
    void whatIsNoVoteIsNotCounted() {
        assertThatThrownBy(() -> vote(1, 2, 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tally.of(THREE, List.of(vote(1, 2, 3), vote(1, 3, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tally.of(THREE, List.of(vote(1, 2, 4)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tally.of(Map.of("A", 1, "B", 1), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
