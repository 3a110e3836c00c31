package app.hearth.desktop.palette;

/// One line of the palette.
sealed interface PaletteItem permits PaletteItem.Section, PaletteItem.Deed, Talk {
    /// What stands below it.
    enum Section implements PaletteItem {
        CONVERSATIONS,
        COMMANDS
    }

    record Deed(Command command) implements PaletteItem {}

    /// Whether it can be chosen.
    default boolean isChoice() {
        return !(this instanceof Section);
    }
}
