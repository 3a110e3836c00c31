package app.hearth.desktop.palette;

/// Something the program does at a word or a stroke of keys.
///
/// @param words what it does, in the person's language
/// @param icon how Ikonli calls its icon
/// @param keys how JavaFX writes its keys, as in `Shortcut+N`; empty for none
public record Command(String words, String icon, String keys, Runnable action) {}
