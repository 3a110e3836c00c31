package app.hearth.common.run;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An answer being generated, or one that has ended.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
        RunId id,
        RunKind kind,
        RunStatus status,
        ConversationId conversationId,
        MessageId messageId,
        @Nullable Problem error,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant endedAt) {}
