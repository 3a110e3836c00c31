package app.hearth.server.conversation;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message about to be stored below its parent, or as a root.
record MessageDraft(
        MessageId id,
        ConversationId conversation,
        Optional<Node> parent,
        Role role,
        String content,
        @Nullable String provider,
        @Nullable String model,
        MessageStatus status,
        @Nullable RunId run,
        List<Attachment> attachments) {
    Node node(Instant now) {
        Message message = new Message(
                id,
                conversation,
                parent.map(Node::id).orElse(null),
                role,
                content,
                null,
                provider,
                model,
                status,
                null,
                null,
                null,
                attachments,
                run,
                null,
                now);
        return new Node(message, parent.map(above -> above.depth() + 1).orElse(0));
    }
}
