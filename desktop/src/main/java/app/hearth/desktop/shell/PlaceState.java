package app.hearth.desktop.shell;

/// How the place where the data lives is doing.
public enum PlaceState {
    /// It answers.
    THERE,
    /// It does not answer for now.
    AWAY,
    /// It has ended this session.
    ENDED
}
