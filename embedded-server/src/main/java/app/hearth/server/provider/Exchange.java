package app.hearth.server.provider;

import app.hearth.common.embed.Limits;
import app.hearth.common.wire.ProviderReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/// What all requests to one provider share: its address, its key, its time-outs, and the words for what goes wrong.
/// Immutable.
final class Exchange {
    private static final Duration REFUSAL = Duration.ofSeconds(10);
    private static final int MAX_ERROR_BODY = 64 * 1024;
    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private final ProviderHttp http;
    private final ProviderAccess access;
    private final Refusals refusals;
    private final Duration connect;

    Exchange(ProviderHttp http, ProviderAccess access) {
        this(http, access, http.limits().providerConnect());
    }

    /// @param connect how long a connection may take, where that is less than usual
    Exchange(ProviderHttp http, ProviderAccess access, Duration connect) {
        this.http = http;
        this.access = access;
        this.connect = connect;
        this.refusals = new Refusals(access);
    }

    Refusals refusals() {
        return refusals;
    }

    Limits limits() {
        return http.limits();
    }

    /// A request to `path` below the address of the provider's protocol, with the key.
    Request.Builder request(String path) throws ProviderException {
        Dialect dialect = dialect();
        HttpUrl url =
                dialect.address(baseUrl()).newBuilder().addPathSegments(path).build();
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", "Hearth");
        String key = key();
        if (dialect.protocol() == Dialect.Protocol.MESSAGES) {
            request.header("anthropic-version", ANTHROPIC_VERSION);
            return key.isEmpty() ? request : request.header("x-api-key", key);
        }
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    Dialect dialect() throws ProviderException {
        return Dialect.of(access.provider(), baseUrl());
    }

    /// The key as it goes into a header; empty for none.
    private String key() throws ProviderException {
        String key = access.key().reveal().strip();
        if (key.chars().anyMatch(c -> c < '!' || c > '~')) {
            throw new ProviderException(
                    ProviderReason.KEY_REFUSED, "This key holds characters that no key can have; paste it anew.");
        }
        return key;
    }

    private HttpUrl baseUrl() throws ProviderException {
        HttpUrl url = HttpUrl.parse(access.baseUrl());
        if (url == null) {
            throw refusals.failure(ProviderReason.ADDRESS_REFUSED, "it is no http:// or https:// address");
        }
        return url;
    }

    /// What is done with an answer.
    interface Reading {
        void read(Response response) throws IOException, ProviderException;
    }

    /// Sends the request under `watch` and hands the answer, whatever its status, to `reading`; blocks. The connection
    /// is free again, or closed, when this returns.
    void run(Request request, Watch watch, Reading reading) throws ProviderException {
        if (http.isClosed()) {
            throw new ProviderException(ProviderReason.UNAVAILABLE, "Hearth is closing; ask again when it is back.");
        }
        Call call = http.prepared(request, watch);
        watch.begin(connect, call::cancel);
        boolean answered = false;
        try (Response response = ProviderHttp.under(watch, call::execute)) {
            answered = true;
            reading.read(response);
        } catch (IOException e) {
            throw failure(e, watch, answered);
        }
    }

    /// The body's bytes; some servers compress although they were asked not to.
    static BufferedSource source(Response response) {
        boolean gzip = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
        return gzip
                ? Okio.buffer(new GzipSource(response.body().source()))
                : response.body().source();
    }

    /// The beginning of a refusal's body, as text: as much of it as comes soon, because the refusal itself is known.
    String refusal(Response response, Watch watch) {
        watch.allow(shorter(http.limits().providerBetweenBytes(), REFUSAL));
        BufferedSource source = source(response);
        try {
            source.request(MAX_ERROR_BODY);
        } catch (IOException _) {
            // What came before it broke off is in the buffer.
        }
        String said = source.getBuffer().readString(StandardCharsets.UTF_8);
        return said.length() > MAX_ERROR_BODY ? said.substring(0, MAX_ERROR_BODY) : said;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private ProviderException failure(IOException cause, Watch watch, boolean answered) {
        Optional<AddressRefusedException> refused = refusedAddress(cause, 0);
        if (refused.isPresent()) {
            return addressRefused(refused.get());
        }
        if (!watch.isConnected()) {
            return refusals.failure(ProviderReason.UNREACHABLE, whyUnreachable(cause, watch));
        }
        if (watch.isExpired()) {
            return refusals.failure(ProviderReason.TIMED_OUT, "");
        }
        boolean otherProtocol = !answered && cause instanceof ProtocolException;
        return refusals.failure(otherProtocol ? ProviderReason.NOT_UNDERSTOOD : ProviderReason.CUT_OFF, "");
    }

    private static Optional<AddressRefusedException> refusedAddress(Throwable cause, int depth) {
        if (cause instanceof AddressRefusedException refused) {
            return Optional.of(refused);
        }
        if (depth > 8) {
            return Optional.empty();
        }
        Throwable inner = cause.getCause();
        return inner == null ? Optional.empty() : refusedAddress(inner, depth + 1);
    }

    private ProviderException addressRefused(AddressRefusedException refused) {
        String what = switch (refused.kind()) {
            case PRIVATE ->
                "it is on a private network, and who runs this server has not allowed it" + " (--allow-provider-host)";
            case NEVER, PUBLIC -> "no provider lives at such an address";
        };
        return refusals.failure(ProviderReason.ADDRESS_REFUSED, what);
    }

    private String whyUnreachable(IOException cause, Watch watch) {
        if (watch.isExpired() || cause instanceof SocketTimeoutException) {
            return "no connection within " + Math.max(1, connect.toSeconds()) + " s";
        }
        return switch (cause) {
            case ProxyRefusedException _ ->
                "the proxy before the internet wants a name and password that it accepts (--provider-proxy-user)";
            case UnknownHostException _ -> "its name is not known; check the address and the network";
            case SSLException _ -> "no secure connection could be made";
            case ConnectException _ -> "nothing answers at its address";
            default -> "the connection failed";
        };
    }
}
