package app.hearth.server.attachment;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import java.util.List;
import java.util.stream.Stream;

/// A conversation into which a test puts messages with files.
final class Conversing {
    private final HearthClient client;
    private final ConversationId id;

    Conversing(HearthClient client) {
        this(
                client,
                client.conversations()
                        .create(new NewConversation(null, null, null, null))
                        .id());
    }

    Conversing(HearthClient client, ConversationId id) {
        this.client = client;
        this.id = id;
    }

    ConversationId id() {
        return id;
    }

    Message say(Attachment... files) {
        List<AttachmentId> ids = Stream.of(files).map(Attachment::id).toList();
        return client.conversations()
                .add(id, NewMessage.note(Role.USER, "Look.").withAttachments(ids));
    }

    void trash(Message message) {
        client.conversations().trash(id, message.id());
    }

    Conversation fork(MessageId leaf) {
        return client.conversations().fork(id, leaf);
    }

    List<Message> messages() {
        return client.conversations().messages(id, false, null).items();
    }
}
