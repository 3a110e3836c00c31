package app.hearth.server.http;

/// One method on one path template (`/conversations/{id}`, below [app.hearth.common.wire.Paths#BASE]).
///
/// @param takesFile whether the body is a file in a form (`multipart/form-data`), which the handler takes with
/// [Request#upload]; otherwise it is JSON
public record Route(String method, String template, Access access, Handler handler, boolean takesFile) {
    public Route(String method, String template, Access access, Handler handler) {
        this(method, template, access, handler, false);
    }

    public static Route get(String template, Handler handler) {
        return new Route("GET", template, Access.SESSION, handler);
    }

    public static Route post(String template, Handler handler) {
        return new Route("POST", template, Access.SESSION, handler);
    }

    /// A POST of one file.
    public static Route upload(String template, Handler handler) {
        return new Route("POST", template, Access.SESSION, handler, true);
    }

    public static Route patch(String template, Handler handler) {
        return new Route("PATCH", template, Access.SESSION, handler);
    }

    public static Route put(String template, Handler handler) {
        return new Route("PUT", template, Access.SESSION, handler);
    }

    public static Route delete(String template, Handler handler) {
        return new Route("DELETE", template, Access.SESSION, handler);
    }

    /// The same route for whom `wanted` says instead of anyone who is signed in.
    public Route open(Access wanted) {
        return new Route(method, template, wanted, handler, takesFile);
    }
}
