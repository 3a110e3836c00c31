package app.hearth.server.conversation;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import java.time.Instant;
import java.util.Optional;

/// A message and how deep in its tree it stands; a root has depth 0.
///
/// @param promptEstimate of an answer: how many tokens its request was estimated at; 0 when nobody has
record Node(Message message, int depth, int promptEstimate) {
    Node(Message message, int depth) {
        this(message, depth, 0);
    }

    /// An answer to a model that was told this.
    Node told(Context context) {
        return new Node(
                message.withLeftOut(context.leftOut() == 0 ? null : context.leftOut()), depth, context.estimate());
    }

    MessageId id() {
        return message.id();
    }

    /// The same words at another place; an answer that was still streaming is a broken-off one there.
    Node copiedTo(ConversationId conversation, MessageId id, Optional<Node> parent, Instant now) {
        boolean streaming = message.status() == MessageStatus.STREAMING;
        Message copy = new Message(
                id,
                conversation,
                parent.map(Node::id).orElse(null),
                message.role(),
                message.content(),
                message.reasoning(),
                message.provider(),
                message.model(),
                streaming ? MessageStatus.INTERRUPTED : message.status(),
                message.error(),
                null,
                null,
                message.attachments(),
                null,
                null,
                now);
        return new Node(copy, parent.map(above -> above.depth() + 1).orElse(0));
    }
}
