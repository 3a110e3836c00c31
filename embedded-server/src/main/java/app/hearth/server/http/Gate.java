package app.hearth.server.http;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Paths;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands before everything else: refuses requests that are malformed, that a foreign web page made, or
/// that come from another program than the one this server was started for. Control characters in headers the
/// protocol's parser refuses already. Immutable; runs on I/O threads.
final class Gate {
    private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");
    private static final HttpString LAUNCH = new HttpString(Paths.LAUNCH_HEADER);
    private static final Set<String> HARMLESS_SITES = Set.of("same-origin", "none");

    private final KnownHosts hosts;
    private final Origins origins;
    private final Optional<Secret> launchSecret;

    Gate(KnownHosts hosts, Origins origins, Optional<Secret> launchSecret) {
        this.hosts = hosts;
        this.origins = origins;
        this.launchSecret = launchSecret;
    }

    /// The target of a request that may pass; throws [HttpFailure] for one that may not.
    Target admit(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        checkHost(headers.get(Headers.HOST));
        checkPage(exchange);
        checkFraming(headers);
        Target target = target(exchange);
        if (!Ops.isForAnyone(target.path())) {
            checkLaunch(headers);
        }
        return target;
    }

    private void checkHost(@Nullable HeaderValues host) {
        if (host == null || host.size() != 1) {
            throw malformed("A request names its host exactly once.");
        }
        if (!hosts.contains(host.getFirst())) {
            throw forbidden("This server does not answer to that host name.");
        }
    }

    /// A web page cannot hide what the browser says about it. A listed origin may be of another site; what a page of
    /// another site asks for without saying its origin (a picture, a link) is nobody's.
    private void checkPage(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        boolean listed = origins.of(exchange).isPresent();
        if (headers.contains(Headers.ORIGIN) && !listed) {
            throw forbidden("Pages of that origin may not call this server.");
        }
        HeaderValues site = headers.get(SEC_FETCH_SITE);
        boolean harmless = site == null || (site.size() == 1 && (listed || HARMLESS_SITES.contains(site.getFirst())));
        if (!harmless) {
            throw forbidden("Pages of other sites may not call this server.");
        }
    }

    private static void checkFraming(HeaderMap headers) {
        HeaderValues coding = headers.get(Headers.TRANSFER_ENCODING);
        HeaderValues length = headers.get(Headers.CONTENT_LENGTH);
        if (coding != null
                && (length != null || coding.size() != 1 || !coding.getFirst().equals("chunked"))) {
            throw malformed("The body is framed in a way this server does not read.");
        }
        if (length != null && (length.size() != 1 || !isNumber(length.getFirst()))) {
            throw malformed("The length of the body is not a number.");
        }
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }

    private Target target(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (exchange.isHostIncludedInRequestURI()) {
            int authority = uri.indexOf("://") + 3;
            int slash = uri.indexOf('/', authority);
            int end = slash < 0 ? uri.length() : slash;
            if (!uri.startsWith("http://") || !hosts.contains(uri.substring(authority, end))) {
                throw forbidden("This server is not a proxy.");
            }
            uri = slash < 0 ? "/" : uri.substring(slash);
        }
        return Target.of(uri, exchange.getQueryString());
    }

    private void checkLaunch(HeaderMap headers) {
        if (launchSecret.isEmpty()) {
            return;
        }
        HeaderValues sent = headers.get(LAUNCH);
        if (sent == null || sent.size() != 1 || !launchSecret.get().equals(Secret.of(sent.getFirst()))) {
            throw forbidden("This server belongs to the program that started it.");
        }
    }

    private static HttpFailure malformed(String detail) {
        return HttpFailure.of(ErrorCode.BAD_REQUEST, detail);
    }

    private static HttpFailure forbidden(String detail) {
        return HttpFailure.of(ErrorCode.FORBIDDEN, detail);
    }
}
