package app.hearth.desktop.usage;

import app.hearth.common.usage.UsageSum;
import java.math.BigDecimal;
import java.util.Optional;

/// What some answers took together, as far as it is known.
///
/// @param cost empty when nobody knows any of it
record Tally(
        long runs,
        long promptTokens,
        long completionTokens,
        long unknownTokenRuns,
        Optional<BigDecimal> cost,
        long calculatedCostRuns,
        long unknownCostRuns) {
    static Tally of(UsageSum sum) {
        return new Tally(
                sum.runs(),
                sum.promptTokens(),
                sum.completionTokens(),
                sum.unknownTokenRuns(),
                Optional.ofNullable(sum.costUsd()),
                sum.calculatedCostRuns(),
                sum.unknownCostRuns());
    }

    Tally plus(Tally more) {
        return new Tally(
                runs + more.runs,
                promptTokens + more.promptTokens,
                completionTokens + more.completionTokens,
                unknownTokenRuns + more.unknownTokenRuns,
                cost.map(mine -> mine.add(more.cost.orElse(BigDecimal.ZERO))).or(() -> more.cost),
                calculatedCostRuns + more.calculatedCostRuns,
                unknownCostRuns + more.unknownCostRuns);
    }

    /// Whether more is known than that nothing is.
    boolean tellsTokens() {
        return unknownTokenRuns < runs || promptTokens + completionTokens > 0;
    }
}
