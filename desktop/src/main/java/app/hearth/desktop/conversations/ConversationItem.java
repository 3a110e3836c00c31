package app.hearth.desktop.conversations;

import app.hearth.common.conversation.Conversation;

/// One line of the list: a heading, or a conversation.
public sealed interface ConversationItem {
    /// Above the first conversation of its section.
    record Heading(Section section) implements ConversationItem {}

    record Entry(Conversation conversation) implements ConversationItem {}

    /// Since when a conversation lies there.
    enum Section {
        PINNED,
        TODAY,
        YESTERDAY,
        EARLIER
    }
}
