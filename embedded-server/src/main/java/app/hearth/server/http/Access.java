package app.hearth.server.http;

/// Who may call a route.
public enum Access {
    /// Anyone who passes the gate.
    PUBLIC,
    /// Anyone who passes the gate; a good token, when one is sent, tells who it is.
    OPTIONAL,
    /// A signed-in caller.
    SESSION,
    /// A signed-in caller whose row says admin at the time of the request.
    ADMIN;

    boolean asksForSession() {
        return this == SESSION || this == ADMIN;
    }
}
