package app.hearth.server.http;

/// Who may call a route.
public enum Access {
    /// Anyone who passes the gate.
    PUBLIC,
    /// Anyone who passes the gate; a good token, when one is sent, tells who it is.
    OPTIONAL,
    /// A signed-in caller.
    SESSION
}
