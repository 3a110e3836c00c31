package app.hearth.server.http;

/// Who may call a route.
public enum Access {
    /// Anyone who passes the gate.
    PUBLIC,
    /// Anyone who passes the gate; a good token, when one is sent, tells who it is.
    OPTIONAL,
    /// A signed-in caller.
    SESSION,
    /// A signed-in caller; or a page of a listed origin that could send no token with this request and shows what it
    /// has instead afterwards, which the route sees to.
    SESSION_OR_PAGE,
    /// A signed-in caller whose row says admin at the time of the request.
    ADMIN;

    /// Whether nobody gets in without saying who it is.
    public boolean asksForSession() {
        return this == SESSION || this == SESSION_OR_PAGE || this == ADMIN;
    }
}
