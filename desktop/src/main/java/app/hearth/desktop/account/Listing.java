package app.hearth.desktop.account;

/// How a list on this page is doing.
enum Listing {
    LOADING,
    READY,
    /// Nothing could be read so far; what was read before a failure stays [#READY].
    FAILED
}
