package app.hearth.common.council;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several models asked at once, who judge each other's answers without names, and the one that writes the answer of a
/// message from them.
///
/// @param stage where it is, or how far it came: 1 the answers, 2 the ballots, 3 the chairman
/// @param labelMap which seat's answer each label stands for; null before the ballots
/// @param aggregate null before the ballots
/// @param degraded whether another than the named chairman wrote the answer
/// @param usage what it took in all, what it took over from an earlier council not among it; null while nothing is
///     known
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Council(
        CouncilId id,
        ConversationId conversationId,
        MessageId messageId,
        RunId runId,
        RunStatus status,
        int stage,
        List<CouncilSeat> seats,
        @Nullable Map<String, Integer> labelMap,
        @Nullable Aggregate aggregate,
        Chair chairman,
        boolean degraded,
        @Nullable Usage usage,
        CouncilPrompts prompts,
        @Nullable CouncilPresetId presetId,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant endedAt) {
    public Council {
        seats = List.copyOf(seats);
    }
}
