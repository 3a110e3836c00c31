package app.hearth.desktop.conversations;

/// One line of the list: a heading, or a conversation.
public sealed interface ConversationItem {
    /// Above the first conversation of its section.
    record Heading(Section section) implements ConversationItem {}

    record Entry(ConversationRow row) implements ConversationItem {}
}
