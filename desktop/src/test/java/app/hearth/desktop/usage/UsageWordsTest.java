package app.hearth.desktop.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.budget.Budget;
import app.hearth.common.budget.BudgetState;
import app.hearth.common.usage.UsageSum;
import app.hearth.desktop.fx.Views;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of amounts, and of what nobody knows.
final class UsageWordsTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.US);
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    private static UsageClock clock(ZoneId zone) {
        return new UsageClock(InstantSource.fixed(NOON), zone);
    }

    private static UsageWords words() {
        return new UsageWords(Views.texts(UsageWords.class), clock(ZoneOffset.UTC));
    }

    private static BudgetWords budget(ZoneId zone) {
        return new BudgetWords(Views.texts(BudgetWords.class), clock(zone));
    }

    private static Budget budget(@Nullable String limit, String spent, BudgetState state) {
        BigDecimal monthly = limit == null ? null : new BigDecimal(limit);
        return new Budget(monthly, new BigDecimal(spent), BigDecimal.ZERO, 0, state);
    }

    @Test
    void anUnknownCostIsCalledSoAndNeverNothing() {
        Tally known = Tally.of(Sums.of("2026-03-10", "a", "1.5"));
        Tally unknown = Tally.of(Sums.unknownCost("2026-03-10", "a", 2));

        assertThat(words().cost(known)).isEqualTo("$1.50");
        assertThat(words().cost(unknown)).isEqualTo("unknown");
        assertThat(words().cost(known.plus(unknown)))
                .isEqualTo(words().cost(unknown.plus(known)))
                .isEqualTo("at least $1.50");
        assertThat(words().notes(known.plus(unknown)))
                .isEqualTo("2 requests have no known cost: the provider names none, or the answer was stopped. The sum"
                        + " leaves them out. 1 cost is tokens times the listed price, because the provider did not say"
                        + " what it charged.");
    }

    @Test
    void tokensNobodyToldAreCalledSo() {
        Tally told = Tally.of(Sums.of("2026-03-10", "a", "1"));
        Tally untold = Tally.of(new UsageSum(null, "demo", "a", null, 1, 0, 0, 1, null, 0, 1));

        assertThat(words().promptTokens(untold)).isEqualTo("unknown");
        assertThat(words().promptTokens(told.plus(untold))).isEqualTo("at least 100");
        assertThat(words().total(told)).isEqualTo("1 request  ·  tokens in: 100  ·  tokens out: 50");
    }

    @Test
    void whereDaysBeginAtMidnightNothingIsSaidOfUtc() {
        Tally tally = Tally.of(new UsageSum(null, "demo", "a", null, 1, 1, 1, 0, BigDecimal.ONE, 0, 0));
        UsageWords elsewhere = new UsageWords(Views.texts(UsageWords.class), clock(ZoneId.of("Asia/Kolkata")));

        assertThat(words().notes(tally)).isEmpty();
        assertThat(elsewhere.notes(tally).replace('\u202f', ' '))
                .isEqualTo("A day begins at 5:30 AM here: days are counted in UTC.");
    }

    @Test
    void aBarSaysWhatItStandsForHowMuchAndOfWhom() {
        Bars bars = Bars.of(
                List.of(Sums.of("2026-03-10", "a", "1"), Sums.of("2026-03-10", "b", "0.25")),
                Period.THIS_MONTH.days(clock(ZoneOffset.UTC).today()),
                Period.THIS_MONTH.step(),
                Measure.COST,
                new Bars.Naming((_, model) -> model, "Others"));

        assertThat(words().bar(bars.bars().get(9), Period.THIS_MONTH, Measure.COST))
                .isEqualTo("March 10, 2026: $1.25\na $1.00\nb $0.25");
        assertThat(words().bar(bars.bars().get(9), Period.YEAR, Measure.TOKENS)).startsWith("March 2026: 1");
        assertThat(words().summary(bars, Period.THIS_MONTH, Measure.COST))
                .isEqualTo("Cost per day. The most: March 10, 2026, $1.25.");
    }

    @Test
    void aBudgetIsToldInWordsUntilItIsUsedUp() {
        BudgetWords words = budget(ZoneOffset.UTC);
        Budget warning = budget("10", "8.5", BudgetState.WARNING);
        Budget exceeded = budget("10", "10.2", BudgetState.EXCEEDED);

        assertThat(words.what(budget(null, "1.2", BudgetState.OK)))
                .isEqualTo("No budget set. You have spent $1.20 this month.");
        assertThat(words.whatToDo(budget(null, "1.2", BudgetState.OK))).isEmpty();
        assertThat(words.what(budget("10", "3", BudgetState.OK))).isEqualTo("$3.00 of this month’s $10.00 spent");
        assertThat(words.whatToDo(budget("10", "3", BudgetState.OK))).isEqualTo("It renews on April 1, 2026.");
        assertThat(words.what(warning)).isEqualTo("85 % of this month’s budget is spent: $8.50 of $10.00");
        assertThat(words.whatToDo(warning)).contains("asks nothing more that costs money until April 1, 2026");
        assertThat(words.what(exceeded)).isEqualTo("This month’s budget is used up: $10.20 of $10.00");
        assertThat(words.whatToDo(exceeded)).contains("or until whoever looks after this server raises it");
    }

    @Test
    void aBudgetOfNothingIsWhollySpentAndNobodyReadsOfAllBeforeAllIsSpent() {
        assertThat(BudgetWords.share(budget("0", "0", BudgetState.EXCEEDED))).isEqualTo(1);
        assertThat(BudgetWords.share(budget("10", "12", BudgetState.EXCEEDED))).isEqualTo(1);
        assertThat(BudgetWords.share(budget("10", "2.5", BudgetState.OK))).isEqualTo(0.25);
        assertThat(budget(ZoneOffset.UTC).what(budget("1", "0.9999", BudgetState.WARNING)))
                .startsWith("99 % ");
    }

    @Test
    void whatIsHeldAndWhatIsUnknownIsSaidBesides() {
        Budget both = new Budget(BigDecimal.TEN, BigDecimal.ONE, new BigDecimal("0.3"), 2, BudgetState.OK);

        assertThat(budget(ZoneId.of("Europe/Berlin")).whatToDo(both).replace('\u202f', ' '))
                .isEqualTo(
                        "It renews on April 1, 2026, 2:00 AM. $0.30 are held for answers under way. 2 requests of this"
                                + " month have an unknown cost, which is not counted.");
    }
}
