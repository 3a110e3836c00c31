package app.hearth.common.household;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/// What a profile has used in the present month (UTC): counts and spend only.
///
/// @param spentUsd what is known to be spent; `unknownCostRuns` answers are not in it
public record MonthUse(
        long runs,
        long promptTokens,
        long completionTokens,

        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal spentUsd,

        long unknownCostRuns) {}
