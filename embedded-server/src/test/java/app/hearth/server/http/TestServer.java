package app.hearth.server.http;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.account.SessionId;
import app.hearth.common.embed.Limits;
import app.hearth.common.embed.Pages;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Authentication;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owners;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real server on a free port. The token `good` is a session's, `other` one of another profile, `revoked` was
/// one, `stale` has expired.
final class TestServer implements AutoCloseable {
    static final SessionId SESSION = new SessionId(new UUID(1, 2));
    static final SessionId OTHER_SESSION = new SessionId(new UUID(7, 9));
    static final Limits LIMITS = Limits.DEFAULT.withRequestTimeout(Duration.ofMillis(700));

    final Heard telemetry = new Heard();
    final AtomicBoolean ready = new AtomicBoolean(true);
    private final HttpServer server;

    TestServer(Route... routes) throws Exception {
        this(Optional.empty(), LIMITS, routes);
    }

    TestServer(Optional<Secret> launchSecret, Limits limits, Route... routes) throws Exception {
        List<Route> all = new ArrayList<>(List.of(routes));
        all.add(Route.get(
                "/me", request -> Reply.ok(new Name(request.owner().toString())).version(3)));
        all.add(Route.post("/echo", request -> Reply.created(request.body(Name.class)))
                .open(Access.PUBLIC));
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                limits,
                launchSecret,
                Set.of("hearth.lan"),
                new Pages(Set.of("https://friend.example"), false),
                telemetry,
                ready::get);
        server = HttpServer.start(settings, all, new Tokens());
    }

    HttpServer http() {
        return server;
    }

    URI address() {
        return server.address();
    }

    RawClient connect() throws Exception {
        return new RawClient(address());
    }

    /// A GET below the base, with the good token and more header lines, each ended by CRLF.
    RawClient.Answered get(String path, String headers) throws Exception {
        return RawClient.once(address(), request("GET", path, headers));
    }

    static String request(String method, String path, String headers) {
        return method + " /api/v1" + path + " HTTP/1.1\r\nHost: @HOST\r\nAuthorization: Bearer good\r\n" + headers
                + "\r\n";
    }

    /// A POST of JSON with its length.
    static String post(String path, String json) {
        return request("POST", path, "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n")
                + json;
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(1));
    }

    record Name(String name) {}

    /// Keeps what it is told.
    static final class Heard implements Telemetry {
        final Queue<String> answers = new ConcurrentLinkedQueue<>();

        @Override
        public void answered(String method, String route, int status, Duration took) {
            answers.add(method + " " + route + " " + status + (took.isPositive() ? "" : " in no time"));
        }

        @Override
        public String text() {
            return "hearth_answers " + answers.size() + "\n";
        }
    }

    private static final class Tokens implements Authentication {
        @Override
        public TokenCheck check(String token) {
            return switch (token) {
                case "good" -> new VerifiedToken(new ProfileId(new UUID(3, 4)), SESSION, 1, Instant.MAX);
                case "other" -> new VerifiedToken(new ProfileId(new UUID(7, 8)), OTHER_SESSION, 1, Instant.MAX);
                case "revoked" ->
                    new VerifiedToken(new ProfileId(new UUID(3, 4)), new SessionId(new UUID(5, 6)), 1, Instant.MAX);
                case "stale" -> new Refused(ErrorCode.TOKEN_EXPIRED);
                default -> new Refused(ErrorCode.UNAUTHORIZED);
            };
        }

        @Override
        public Outcome authenticate(VerifiedToken token) {
            return Set.of(SESSION, OTHER_SESSION).contains(token.session())
                    ? new Granted(new Caller(
                            Owners.ofStoredRun(token.profile()), token.session(), Role.MEMBER, token.expiresAt()))
                    : new Refused(ErrorCode.SESSION_REVOKED);
        }
    }
}
