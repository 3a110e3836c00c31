package app.hearth.common.conversation;

/// Copies the path that ends at a message into a new conversation.
public record Fork(MessageId messageId) {}
