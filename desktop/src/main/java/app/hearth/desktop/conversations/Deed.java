package app.hearth.desktop.conversations;

/// What can be done to conversations and taken back.
public enum Deed {
    TRASHED,
    RESTORED,
    ARCHIVED,
    UNARCHIVED,
    TAGGED,
    UNTAGGED;

    /// What a conversation is again when this is taken back; what else has changed meanwhile stays.
    ConversationRow undone(ConversationRow now, ConversationRow before) {
        return switch (this) {
            case TRASHED, RESTORED -> now.withDeletedAt(before.deletedAt());
            case ARCHIVED, UNARCHIVED -> now.withArchived(before.archived());
            case TAGGED, UNTAGGED -> now.withTags(before.tags());
        };
    }
}
