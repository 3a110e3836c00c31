package app.hearth.server.http;

import app.hearth.common.embed.Limits;
import app.hearth.common.embed.Pages;
import app.hearth.common.secret.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// How the server listens and whom it lets in.
///
/// @param bind the address to listen on; only loopback until TLS is built
/// @param port the port, 0 for a free one
/// @param limits sizes and time-outs of requests
/// @param launchSecret what `Hearth-Launch` must carry; empty where it is not asked for
/// @param knownHosts names the server may be called by besides its own addresses, without a port
/// @param pages the web pages that are let in; what is no page always is
/// @param telemetry where answers are counted, and what `/metrics` tells
/// @param ready whether the server can do its work (its database answers); asked on a virtual thread, may block
public record HttpSettings(
        String bind,
        int port,
        Limits limits,
        Optional<Secret> launchSecret,
        Set<String> knownHosts,
        Pages pages,
        Telemetry telemetry,
        BooleanSupplier ready) {
    public HttpSettings {
        knownHosts = Set.copyOf(knownHosts);
    }
}
