package app.hearth.server.http;

import app.hearth.common.wire.Paths;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answers for whoever watches over the process.
final class Ops {
    private static final Logger LOG = LoggerFactory.getLogger(Ops.class);

    private static final List<HttpString> PROXIED = List.of(Headers.X_FORWARDED_FOR, Headers.FORWARDED, Headers.VIA);

    private Ops() {}

    /// Whether a path needs no credential, not even that of the program which started the server.
    static boolean isForAnyone(String path) {
        return path.equals(Paths.HEALTH) || path.equals(Paths.READY);
    }

    /// Whether a path is answered from here once the server takes requests.
    static boolean isAsked(String path) {
        return path.equals(Paths.READY) || path.equals(Paths.METRICS);
    }

    /// Whether a request comes from a program of this machine itself, and not through a proxy on it.
    static boolean isLocal(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        return exchange.getSourceAddress().getAddress().isLoopbackAddress()
                && PROXIED.stream().noneMatch(headers::contains);
    }

    static Answer healthy() {
        return json("{\"status\":\"ok\"}");
    }

    /// 503 while the server cannot do its work; asking may block.
    static Answer readiness(BooleanSupplier ready) {
        boolean yes;
        try {
            yes = ready.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("The readiness check has failed.", e);
            yes = false;
        }
        if (yes) {
            return json("{\"status\":\"ready\"}");
        }
        return Failures.answer(HttpFailure.unavailable());
    }

    /// May block.
    static Answer metrics(Telemetry telemetry) {
        byte[] text = telemetry.text().getBytes(StandardCharsets.UTF_8);
        return new Answer(200, MediaTypes.METRICS, text, "no-store", Map.of());
    }

    private static Answer json(String text) {
        return new Answer(200, MediaTypes.JSON, text.getBytes(StandardCharsets.UTF_8), "no-store", Map.of());
    }
}
