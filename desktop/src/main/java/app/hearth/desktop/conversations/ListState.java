package app.hearth.desktop.conversations;

/// What the list shows.
public enum ListState {
    LOADING,
    READY,
    /// There is no conversation, or none that the filter lets through.
    EMPTY,
    ERROR
}
