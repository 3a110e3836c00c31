package app.hearth.desktop.shell;

/// Somebody else who uses this desktop.
///
/// @param key names them here
/// @param color of their avatar
public record OtherPerson(String key, String name, String color) {}
