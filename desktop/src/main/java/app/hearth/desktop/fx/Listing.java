package app.hearth.desktop.fx;

/// How a list is doing.
public enum Listing {
    LOADING,
    READY,
    /// Nothing could be read so far; what was read before a failure stays [#READY].
    FAILED
}
