package app.hearth.common.council;

import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.key.ModelRef;
import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question for a council. An absent `parentId` is the current leaf, null a new root. What is left out of seats,
/// chairman and prompts is that of the preset.
///
/// @param id of the question's message
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NewCouncil(
        @Nullable MessageId id,
        Field<MessageId> parentId,
        @JsonInclude(JsonInclude.Include.ALWAYS) String content,
        @Nullable List<ModelRef> seats,
        @Nullable ModelRef chairman,
        @Nullable CouncilPrompts prompts,
        @Nullable CouncilPresetId presetId,
        @Nullable List<AttachmentId> attachmentIds) {
    /// A question under the current leaf.
    public static NewCouncil question(String content, List<ModelRef> seats, ModelRef chairman) {
        return new NewCouncil(null, Field.absent(), content, seats, chairman, null, null, null);
    }
}
