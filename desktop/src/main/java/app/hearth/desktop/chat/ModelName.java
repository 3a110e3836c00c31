package app.hearth.desktop.chat;

/// A model as a message names it: whose it is, and its id there.
public record ModelName(String provider, String id) {}
