package app.hearth.desktop.palette;

import java.util.function.Supplier;

/// Something the program does at a word or a stroke of keys.
///
/// @param words what it does, in the person's language
/// @param icon how Ikonli calls its icon
/// @param keys the keys it has now, in words; empty for none
public record Command(String words, String icon, Supplier<String> keys, Runnable action) {}
