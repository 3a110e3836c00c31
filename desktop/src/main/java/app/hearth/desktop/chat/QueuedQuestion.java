package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewMessage;
import java.util.List;

/// A question that is sent when the answer before it has ended, with the model that was chosen for it.
///
/// @param id under which it is sent, however often that is tried, so that it is asked once
record QueuedQuestion(MessageId id, String text, List<Attachment> files, ModelName model) {
    QueuedQuestion {
        files = List.copyOf(files);
    }

    /// The same in other words, which for the server is another one.
    QueuedQuestion saying(String words, MessageId newId) {
        return new QueuedQuestion(newId, words, files, model);
    }

    NewMessage under(MessageId parent) {
        return NewMessage.question(text, model.provider(), model.id())
                .withId(id)
                .withParentId(parent)
                .withAttachments(files.stream().map(Attachment::id).toList());
    }

    /// Says how much there is, never what.
    @Override
    public String toString() {
        return "QueuedQuestion[" + id + ", " + files.size() + "]";
    }
}
