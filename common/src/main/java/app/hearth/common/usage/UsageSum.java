package app.hearth.common.usage;

import app.hearth.common.conversation.ConversationId;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the answers of one group took; only what they are grouped by is named.
///
/// @param runs how many
/// @param promptTokens of those whose tokens were told
/// @param unknownTokenRuns how many did not tell all their tokens
/// @param costUsd of those whose cost is known; null when none is
/// @param calculatedCostRuns how many costs are tokens times the listed price, because the provider told none
/// @param unknownCostRuns how many have no known cost
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageSum(
        @Nullable LocalDate day,
        @Nullable String provider,
        @Nullable String model,
        @Nullable ConversationId conversationId,
        long runs,
        long promptTokens,
        long completionTokens,
        long unknownTokenRuns,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal costUsd,

        long calculatedCostRuns,
        long unknownCostRuns) {}
