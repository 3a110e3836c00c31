package app.hearth.server.http;

import app.hearth.common.embed.Pages;
import app.hearth.common.wire.Paths;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Map;
import java.util.Optional;

/// Tells browsers what pages of the listed origins may send and read (Fetch standard, CORS). Immutable.
final class Origins {
    private static final HttpString WANTED_METHOD = new HttpString("Access-Control-Request-Method");
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_CREDENTIALS = new HttpString("Access-Control-Allow-Credentials");
    private static final HttpString EXPOSED = new HttpString("Access-Control-Expose-Headers");
    private static final Map<String, String> PREFLIGHT = Map.of(
            "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE",
            "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID, " + Paths.IDEMPOTENCY_HEADER
                            + ", " + Paths.CSRF_HEADER,
            "Access-Control-Max-Age", "600");

    private final Pages pages;

    Origins(Pages pages) {
        this.pages = pages;
    }

    /// The listed origin that the request names, of which there is at most one; empty for what is no page.
    Optional<String> of(HttpServerExchange exchange) {
        HeaderValues sent = exchange.getRequestHeaders().get(Headers.ORIGIN);
        return sent == null || sent.size() != 1 || !pages.origins().contains(sent.getFirst())
                ? Optional.empty()
                : Optional.of(sent.getFirst());
    }

    /// Whether the request is a browser's question before a page's request, which carries no credential.
    boolean isPreflight(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equalToString("OPTIONS")
                && exchange.getRequestHeaders().contains(WANTED_METHOD)
                && of(exchange).isPresent();
    }

    static Answer preflight() {
        return Answer.empty(204, "no-store", PREFLIGHT);
    }

    /// Lets the page read the answer, whatever it will be.
    void mark(HttpServerExchange exchange) {
        if (pages.origins().isEmpty()) {
            return;
        }
        HeaderMap answer = exchange.getResponseHeaders();
        answer.put(Headers.VARY, "Origin");
        of(exchange).ifPresent(origin -> {
            answer.put(ALLOW_ORIGIN, origin);
            answer.put(EXPOSED, "ETag, Retry-After");
            if (pages.cookies()) {
                answer.put(ALLOW_CREDENTIALS, "true");
            }
        });
    }
}
