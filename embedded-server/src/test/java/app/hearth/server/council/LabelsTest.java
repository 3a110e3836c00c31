package app.hearth.server.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final int DRAWINGS = 6_000;

    /// The values were worked out from the contract of `java.util.Random` by other means. They must come again on every
    /// Java: stored votes would lose their meaning.
    @Test
    void theSameSeedGivesTheSameForEver() {
        Labels labels = Labels.drawn(42, List.of(1, 2, 3, 4, 5));
        Labels others = Labels.drawn(Long.MIN_VALUE, List.of(3, 9, 10));

        assertThat(labels.seats().values()).containsExactly(1, 2, 4, 5, 3);
        assertThat(labels.shownTo(1)).containsExactly("A", "E", "C", "D", "B");
        assertThat(labels.shownTo(2)).containsExactly("C", "A", "D", "E", "B");
        assertThat(others.seats().values()).containsExactly(9, 3, 10);
        assertThat(others.shownTo(16)).containsExactly("A", "C", "B");
    }

    @Test
    void everyAnswerHasOneOfTheFirstLettersWhateverSeatsFailedAndInWhateverOrderTheyAreNamed() {
        Labels labels = Labels.drawn(7, List.of(2, 5, 16, 7));

        assertThat(labels.seats().keySet()).containsExactly("A", "B", "C", "D");
        assertThat(labels.seats().values()).containsExactlyInAnyOrder(2, 5, 7, 16);
        assertThat(labels.shownTo(5)).containsExactlyInAnyOrder("A", "B", "C", "D");
        assertThat(Labels.drawn(7, List.of(16, 7, 5, 2)).seats()).isEqualTo(labels.seats());
    }

    @Test
    void aRankingOfLabelsIsOneOfSeats() {
        Labels labels = Labels.drawn(1, List.of(4, 6, 8));
        List<Integer> seats = new ArrayList<>(labels.seats().values());

        assertThat(labels.seats(List.of("C", "A"))).containsExactly(seats.get(2), seats.get(0));
        assertThatThrownBy(() -> labels.seats(List.of("D"))).isInstanceOf(IllegalArgumentException.class);
    }

    /// Seeds and judges side by side, as they are in life; six standard deviations are allowed.
    @Test
    void everyAnswerBearsEveryLetterAndStandsAtEveryPositionEquallyOften() {
        Map<String, Integer> counts = new HashMap<>();
        for (int seed = 0; seed < DRAWINGS; seed++) {
            Labels labels = Labels.drawn(seed, List.of(1, 2, 3, 4));
            labels.seats().forEach((label, seat) -> counts.merge(label + " is " + seat, 1, Integer::sum));
            for (int judge = 1; judge <= 4; judge++) {
                List<String> shown = labels.shownTo(judge);
                for (int i = 0; i < 4; i++) {
                    counts.merge(judge + " sees " + shown.get(i) + " at " + i, 1, Integer::sum);
                }
            }
        }

        assertThat(counts).hasSize(16 + 64);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(1_300, 1_700));
    }

    /// Of four answers there are 24 orders, so that two judges share one in a twenty-fourth of all councils.
    @Test
    void twoJudgesSeeTheSameOrderOnlyByChance() {
        long alike = IntStream.range(0, DRAWINGS)
                .mapToObj(seed -> Labels.drawn(seed, List.of(1, 2, 3, 4)))
                .filter(labels -> labels.shownTo(1).equals(labels.shownTo(2)))
                .count();

        assertThat(alike).isBetween(160L, 340L);
    }

    /// Else the order would tell which answer is the first seat's.
    @Test
    void theOrderOfAJudgeSaysNothingOfTheSeats() {
        Map<Integer, Integer> first = new HashMap<>();
        for (int seed = 0; seed < DRAWINGS; seed++) {
            Labels labels = Labels.drawn(seed, List.of(1, 2, 3, 4));
            for (int judge = 1; judge <= 4; judge++) {
                first.merge(labels.seats(labels.shownTo(judge)).getFirst(), 1, Integer::sum);
            }
        }

        assertThat(first.values())
                .hasSize(4)
                .allSatisfy(count -> assertThat(count).isBetween(5_600, 6_400));
    }

    @Test
    void thereAreLabelsForOneTo26DifferentSeats() {
        List<Integer> seats = IntStream.rangeClosed(1, 26).boxed().toList();
        List<Integer> many = IntStream.rangeClosed(1, 27).boxed().toList();

        assertThat(Labels.drawn(0, seats).seats().keySet()).startsWith("A").endsWith("Z");
        for (List<Integer> wrong : List.of(many, List.<Integer>of(), List.of(1, 1), List.of(0, 1))) {
            assertThatThrownBy(() -> Labels.drawn(0, wrong))
                    .as("%s", wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Labels.drawn(0, seats).shownTo(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theyCannotBeChanged() {
        Map<String, Integer> seats = Labels.drawn(0, List.of(1, 2)).seats();

        assertThatThrownBy(() -> seats.put("C", 3)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aModelIsToldOfAnAnswerAsAResponse() {
        assertThat(Labels.spoken("C")).isEqualTo("Response C");
    }
}
