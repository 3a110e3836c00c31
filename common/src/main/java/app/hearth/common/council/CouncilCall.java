package app.hearth.common.council;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one model was asked in a council, and what it said. While it is `running`, its texts are what has arrived.
///
/// @param runId the run that asked it
/// @param reused whether it was taken over from an earlier council, which has paid for it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouncilCall(
        RunId runId,
        String provider,
        String model,
        RunStatus status,
        String text,
        @Nullable String reasoning,
        @Nullable Problem error,
        @Nullable Usage usage,
        boolean reused,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /// The same with what it has said so far.
    public CouncilCall saying(String words, String thoughts) {
        return new CouncilCall(
                runId,
                provider,
                model,
                status,
                words,
                thoughts.isEmpty() ? null : thoughts,
                error,
                usage,
                reused,
                createdAt,
                endedAt);
    }

    /// Whether it brought something to go on with.
    @JsonIgnore
    public boolean isAnswered() {
        return status == RunStatus.DONE && !text.isBlank();
    }
}
