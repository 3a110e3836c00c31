package app.hearth.desktop.conversations;

/// Which conversations the list shows.
public enum Folder {
    /// Those that are neither archived nor in the trash.
    CURRENT,
    ARCHIVE,
    TRASH;

    boolean holds(ConversationRow row) {
        return switch (this) {
            case CURRENT -> !row.archived() && !row.isTrashed();
            case ARCHIVE -> row.archived() && !row.isTrashed();
            case TRASH -> row.isTrashed();
        };
    }
}
