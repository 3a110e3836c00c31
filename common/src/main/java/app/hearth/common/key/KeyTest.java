package app.hearth.common.key;

/// A key that works, and how many models it opens.
public record KeyTest(boolean ok, int models) {}
