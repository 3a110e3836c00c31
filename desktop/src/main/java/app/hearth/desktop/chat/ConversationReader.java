package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.wire.Page;
import java.util.ArrayList;
import java.util.List;

/// Reads a conversation with its whole tree, which takes as many calls as its shown branch alone where nothing
/// branches.
/// The conversation comes first, so that the leaf it names is in the tree. Blocks.
record ConversationReader(HearthClient client) {
    record Whole(Conversation conversation, List<Message> messages) {}

    Whole read(ConversationId id) {
        Conversation found = client.conversations().get(id);
        List<Message> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Message> page = client.conversations().messages(id, true, cursor);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return new Whole(found, all);
    }
}
