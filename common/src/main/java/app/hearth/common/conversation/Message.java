package app.hearth.common.conversation;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.council.CouncilId;
import app.hearth.common.run.RunId;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One node of a conversation's tree. While `status` is `streaming`, `content` is what had been stored when it
/// was read.
///
/// @param leftOut of an answer: how many messages of the branch above it, the oldest, its model was not told, because
///     they did not fit; null when it was told all
/// @param councilId of an answer that a council gave: that council
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        MessageId id,
        ConversationId conversationId,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable MessageId parentId,
        Role role,
        String content,
        @Nullable String reasoning,
        @Nullable String provider,
        @Nullable String model,
        MessageStatus status,
        @Nullable Problem error,
        @Nullable Usage usage,
        @Nullable Integer leftOut,
        List<Attachment> attachments,
        @Nullable RunId runId,
        @Nullable CouncilId councilId,
        Instant createdAt) {
    public Message {
        attachments = List.copyOf(attachments);
    }

    /// The same message with more at the end of its texts.
    public Message withMore(String moreContent, String moreReasoning) {
        String thought = (reasoning == null ? "" : reasoning) + moreReasoning;
        return new Message(
                id,
                conversationId,
                parentId,
                role,
                content + moreContent,
                thought.isEmpty() ? null : thought,
                provider,
                model,
                status,
                error,
                usage,
                leftOut,
                attachments,
                runId,
                councilId,
                createdAt);
    }

    /// The same answer, of which the model was not told this many messages.
    public Message withLeftOut(@Nullable Integer messages) {
        return new Message(
                id,
                conversationId,
                parentId,
                role,
                content,
                reasoning,
                provider,
                model,
                status,
                error,
                usage,
                messages,
                attachments,
                runId,
                councilId,
                createdAt);
    }

    /// The same message with these files.
    public Message withAttachments(List<Attachment> wanted) {
        return new Message(
                id,
                conversationId,
                parentId,
                role,
                content,
                reasoning,
                provider,
                model,
                status,
                error,
                usage,
                leftOut,
                wanted,
                runId,
                councilId,
                createdAt);
    }

    /// The same answer, given by a council.
    public Message ofCouncil(CouncilId council) {
        return new Message(
                id,
                conversationId,
                parentId,
                role,
                content,
                reasoning,
                provider,
                model,
                status,
                error,
                usage,
                leftOut,
                attachments,
                runId,
                council,
                createdAt);
    }
}
