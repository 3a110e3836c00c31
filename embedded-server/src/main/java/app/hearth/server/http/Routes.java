package app.hearth.server.http;

import java.util.List;

/// A feature's routes.
public interface Routes {
    List<Route> routes();
}
