package app.hearth.desktop.palette;

import app.hearth.common.conversation.Conversation;

/// One line of the palette.
sealed interface PaletteItem {
    /// What stands below it.
    enum Section implements PaletteItem {
        CONVERSATIONS,
        COMMANDS
    }

    record Deed(Command command) implements PaletteItem {}

    record Talk(Conversation conversation) implements PaletteItem {}

    /// Whether it can be chosen.
    default boolean isChoice() {
        return !(this instanceof Section);
    }
}
