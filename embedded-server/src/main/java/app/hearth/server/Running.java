package app.hearth.server;

import app.hearth.common.embed.RunningServer;
import app.hearth.common.secret.Secret;
import app.hearth.server.http.HttpServer;
import app.hearth.server.http.Route;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A server that answers, and how it stops: refuse new work, let what is under way end, store, close.
final class Running implements RunningServer {
    /// Leaves the rest of the five seconds to storing the runs and to the database's checkpoint.
    private static final Duration FOR_REQUESTS = Duration.ofSeconds(1);

    private final HttpServer http;
    private final OpenParts parts;
    private final List<Route> routes;
    private final Shown shown;

    Running(HttpServer http, OpenParts parts, List<Route> routes, Shown shown) {
        this.http = http;
        this.parts = parts;
        this.routes = List.copyOf(routes);
        this.shown = shown;
    }

    /// What whoever started it is told.
    record Shown(Optional<Secret> launchSecret, Optional<URI> demoProvider, Optional<Secret> setUpCode) {}

    /// What it answers below the API's base.
    List<Route> routes() {
        return routes;
    }

    @Override
    public URI address() {
        return http.address();
    }

    @Override
    public Optional<Secret> launchSecret() {
        return shown.launchSecret();
    }

    @Override
    public Optional<URI> demoProvider() {
        return shown.demoProvider();
    }

    @Override
    public Optional<Secret> setUpCode() {
        return shown.setUpCode();
    }

    @Override
    public void close() {
        http.refuseNewWork();
        http.stop(FOR_REQUESTS);
        parts.closeAll();
    }
}
