package app.hearth.common.budget;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a profile may spend in the present month (UTC), and what it has spent.
///
/// @param monthlyUsd null when nobody has set a limit
/// @param spentUsd what is known to be spent
/// @param reservedUsd held for answers under way, as much as they may cost at most
/// @param unknownCostRuns how many answers of the month have a cost that nobody told, which `spentUsd` leaves out
public record Budget(
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal monthlyUsd,

        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal spentUsd,

        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal reservedUsd,

        long unknownCostRuns,
        BudgetState state) {}
