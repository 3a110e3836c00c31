package app.hearth.common.conversation;

import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds a message. With `run` true or absent it is a question: `provider` and `model` answer it. With `run` false
/// it is stored as it is, with `role` and `status`. An absent `parentId` is the current leaf, null a new root.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NewMessage(
        @Nullable MessageId id,
        Field<MessageId> parentId,
        @JsonInclude(JsonInclude.Include.ALWAYS) String content,
        @Nullable String provider,
        @Nullable String model,
        @Nullable JsonNode params,
        @Nullable Boolean run,
        @Nullable Role role,
        @Nullable MessageStatus status,
        @Nullable List<AttachmentId> attachmentIds) {
    /// A question under the current leaf.
    public static NewMessage question(String content, String provider, String model) {
        return new NewMessage(null, Field.absent(), content, provider, model, null, null, null, null, null);
    }

    /// A message stored as it is, without an answer.
    public static NewMessage note(Role role, String content) {
        return new NewMessage(
                null, Field.absent(), content, null, null, null, false, role, MessageStatus.COMPLETE, null);
    }

    public NewMessage withId(MessageId wanted) {
        return new NewMessage(wanted, parentId, content, provider, model, params, run, role, status, attachmentIds);
    }

    /// Null makes a new root.
    public NewMessage withParentId(@Nullable MessageId parent) {
        return new NewMessage(id, Field.of(parent), content, provider, model, params, run, role, status, attachmentIds);
    }

    /// With these files of the profile, in this order.
    public NewMessage withAttachments(List<AttachmentId> wanted) {
        return new NewMessage(id, parentId, content, provider, model, params, run, role, status, wanted);
    }
}
