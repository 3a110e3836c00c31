package app.hearth.common.run;

import app.hearth.common.budget.Budget;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An answer being generated, or one that has ended.
///
/// @param budget only in the answer to the call that started it, and only when 80 % of the budget or more is spent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
        RunId id,
        RunKind kind,
        RunStatus status,
        ConversationId conversationId,
        MessageId messageId,
        @Nullable Problem error,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant endedAt,
        @Nullable Budget budget) {
    /// The same with a warning about the budget.
    public Run withBudget(Budget warning) {
        return new Run(id, kind, status, conversationId, messageId, error, createdAt, endedAt, warning);
    }
}
