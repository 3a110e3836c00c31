package app.hearth.desktop.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.usage.UsageSum;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.usage.Bars.Bar;
import app.hearth.desktop.usage.Bars.Piece;
import app.hearth.desktop.usage.Bars.Series;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of the sums of a server in the chart and the table.
final class BarsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.US);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    private static Bars bars(List<UsageSum> sums, Period period, Measure measure) {
        Bars.Naming naming = new Bars.Naming((_, model) -> model, "Others");
        return Bars.of(sums, period.days(TODAY), period.step(), measure, naming);
    }

    private static List<ModelSum> table(List<UsageSum> sums) {
        return ModelSum.of(sums, (_, model) -> model, Views.texts(ModelSum.class));
    }

    @Test
    void aMonthHasABarForEachOfItsDaysAlsoThoseToCome() {
        Bars bars = bars(List.of(Sums.of("2026-03-10", "a", "2")), Period.THIS_MONTH, Measure.COST);

        assertThat(bars.bars()).hasSize(31);
        assertThat(bars.bars().get(9))
                .isEqualTo(new Bar(TODAY, List.of(new Piece(new Series(1, "a"), new BigDecimal("2")))));
        assertThat(bars.bars().stream().filter(bar -> bar.pieces().isEmpty())).hasSize(30);
    }

    @Test
    void aYearHasABarForEachMonthWhateverItsDays() {
        List<UsageSum> sums = List.of(
                Sums.of("2025-04-01", "a", "1"), Sums.of("2026-03-01", "a", "2"), Sums.of("2026-03-31", "a", "3"));

        Bars bars = bars(sums, Period.YEAR, Measure.COST);

        assertThat(bars.bars()).hasSize(12);
        assertThat(bars.bars().getFirst().total()).isEqualByComparingTo("1");
        assertThat(bars.bars().getLast().total()).isEqualByComparingTo("5");
        assertThat(bars.highest()).hasValue(bars.bars().getLast());
    }

    @Test
    void theLastMonthAndTheLastThirtyDaysAreWhatTheySay() {
        assertThat(Period.LAST_MONTH.days(TODAY))
                .isEqualTo(new Period.Days(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)));
        assertThat(Period.LAST_30_DAYS.days(TODAY)).isEqualTo(new Period.Days(LocalDate.of(2026, 2, 9), TODAY));
        assertThat(bars(List.of(), Period.LAST_30_DAYS, Measure.COST).bars()).hasSize(30);
    }

    @Test
    void fiveModelsHaveAColourOfTheirOwnAndTheOthersShareOne() {
        List<UsageSum> sums = new ArrayList<>();
        for (int model = 1; model <= 9; model++) {
            sums.add(Sums.of("2026-03-10", "m" + model, Integer.toString(model)));
        }

        Bars bars = bars(sums, Period.THIS_MONTH, Measure.COST);

        assertThat(bars.series())
                .containsExactly(
                        new Series(1, "m9"),
                        new Series(2, "m8"),
                        new Series(3, "m7"),
                        new Series(4, "m6"),
                        new Series(5, "m5"),
                        new Series(0, "Others"));
        assertThat(bars.bars().get(9).pieces().getLast().amount()).isEqualByComparingTo("10");
        assertThat(bars.bars().get(9).total()).isEqualByComparingTo("45");
    }

    @Test
    void whatHasNoKnownCostIsNoPieceOfTheCostButOfTheTokens() {
        List<UsageSum> sums = List.of(Sums.unknownCost("2026-03-10", "local", 2));

        assertThat(bars(sums, Period.THIS_MONTH, Measure.COST).series()).isEmpty();
        assertThat(bars(sums, Period.THIS_MONTH, Measure.TOKENS).bars().get(9).total())
                .isEqualByComparingTo("300");
    }

    @ParameterizedTest
    @CsvSource({"0.0031, 0.004", "9, 10", "4.5, 6", "1, 1", "1.01, 2", "70, 80", "812345, 1000000"})
    void theUppermostLineIsTheNextAmountWhoseHalfIsEasyToRead(String highest, BigDecimal line) {
        Bars bars = bars(List.of(Sums.of("2026-03-10", "a", highest)), Period.THIS_MONTH, Measure.COST);

        assertThat(bars.scale()).isEqualByComparingTo(line);
    }

    @Test
    void theTableAddsUpTheDaysOfAModelTheCostliestFirst() {
        List<ModelSum> table = table(List.of(
                Sums.of("2026-03-01", "cheap", "1"),
                Sums.of("2026-03-02", "dear", "3"),
                Sums.unknownCost("2026-03-02", "cheap", 2),
                Sums.of("2026-03-03", "cheap", "1.5")));

        assertThat(table).extracting(ModelSum::name).containsExactly("dear", "cheap");
        Tally cheap = table.getLast().tally();
        assertThat(cheap.runs()).isEqualTo(4);
        assertThat(cheap.unknownCostRuns()).isEqualTo(2);
        assertThat(cheap.cost()).hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("2.5"));
    }

    @Test
    void theTableStaysShortHoweverManyModelsThereAre() {
        List<UsageSum> sums = new ArrayList<>();
        for (int model = 1; model <= 40; model++) {
            sums.add(Sums.of("2026-03-10", "m" + model, "1"));
        }

        List<ModelSum> table = table(sums);

        assertThat(table).hasSize(ModelSum.MOST);
        assertThat(table.getLast().name()).isEqualTo("29 other models");
        assertThat(table.stream().mapToLong(line -> line.tally().runs()).sum()).isEqualTo(40);
        assertThat(table.getLast().tally().cost()).hasValue(new BigDecimal("29"));
    }
}
