package app.hearth.desktop.chat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import org.jspecify.annotations.Nullable;

/// Where something is being written: in a conversation, or in the new one when that is null; as a new question, or in
/// place of one that was asked there.
record DraftPlace(
        @Nullable ConversationId conversation, @Nullable MessageId edited) {
    static final DraftPlace NEW = new DraftPlace(null, null);

    /// Where a new question is written.
    static DraftPlace of(@Nullable ConversationId conversation) {
        return new DraftPlace(conversation, null);
    }

    DraftPlace editing(MessageId question) {
        return new DraftPlace(conversation, question);
    }
}
