package app.hearth.server.http;

import app.hearth.common.account.Role;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Paths;
import app.hearth.server.access.Authentication.Granted;
import app.hearth.server.access.Authentication.Refused;
import app.hearth.server.access.Authentication.VerifiedToken;
import app.hearth.server.access.Caller;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/// One request on its way: admitted and read on the I/O thread, handled on a virtual thread, answered from
/// there.
final class Visit implements Runnable, Request.Head, Request.PathValues {
    private static final byte[] NOTHING = {};
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    private final HttpServerExchange exchange;
    private final Front front;
    private final String method;
    private final long began = System.nanoTime();
    private Target target = new Target("/", "", Map.of());
    private RouteTree.@Nullable Endpoint endpoint;
    private String[] values = {};
    private @Nullable VerifiedToken token;
    private byte[] body = NOTHING;
    private boolean arrived;
    private boolean answered;
    private long held;

    Visit(HttpServerExchange exchange, Front front) {
        this.exchange = exchange;
        this.front = front;
        this.method = exchange.getRequestMethod().toString();
    }

    @Override
    public void run() {
        try {
            if (arrived) {
                work();
            } else {
                front.underWay().incrementAndGet();
                arrive();
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    void fail(Throwable failure) {
        answer(Failures.answer(failure));
    }

    void bodyRead(byte[] read) {
        expectHead(true);
        body = read;
        toWork();
    }

    private void arrive() throws IOException {
        expectHead(exchange.isRequestComplete());
        target = front.gate().admit(exchange);
        front.origins().mark(exchange);
        if (front.origins().isPreflight(exchange)) {
            answer(Origins.preflight());
            return;
        }
        checkMethod();
        if (target.path().equals(Paths.HEALTH)) {
            checkReading();
            answer(Ops.healthy());
            return;
        }
        if (front.isRefusing()) {
            throw HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
        }
        if (Ops.isAsked(target.path())) {
            checkReading();
            checkWatcher();
            toWork();
            return;
        }
        boolean takesFile = route().takesFile();
        if (takesFile) {
            UploadReader.check(exchange, front.limits().maxUpload());
        }
        if (takesFile || exchange.isRequestComplete()) {
            toWork();
        } else {
            checkBody();
            new BodyReader(exchange, front, this).start();
        }
    }

    private void expectHead(boolean head) {
        Wire wire = front.wires().of(exchange);
        if (wire != null) {
            wire.expectHead(head);
        }
    }

    private void checkMethod() {
        switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" -> {}
            default -> throw HttpFailure.methodNotAllowed(METHODS);
        }
    }

    private void checkReading() {
        if (!isReading()) {
            throw HttpFailure.methodNotAllowed("GET, HEAD");
        }
    }

    /// The figures are for programs of this machine, and for admins.
    private void checkWatcher() {
        if (target.path().equals(Paths.METRICS) && !Ops.isLocal(exchange)) {
            checkToken(Access.ADMIN);
        }
    }

    private boolean isReading() {
        return method.equals("GET") || method.equals("HEAD");
    }

    private Route route() {
        String path = target.path();
        RouteTree.Place place = path.startsWith(Paths.BASE) && path.startsWith("/", Paths.BASE.length())
                ? front.routes().find(path, Paths.BASE.length())
                : null;
        if (place == null) {
            throw HttpFailure.notFound();
        }
        endpoint = place.endpoint(method);
        if (endpoint == null) {
            throw HttpFailure.methodNotAllowed(place.allow());
        }
        values = place.values();
        checkToken(endpoint.route().access());
        return endpoint.route();
    }

    /// Only what needs no storage: this is an I/O thread.
    private void checkToken(Access access) {
        if (access == Access.PUBLIC) {
            return;
        }
        String sent = bearer();
        ErrorCode refusal = ErrorCode.UNAUTHORIZED;
        if (sent != null) {
            switch (front.authentication().check(sent)) {
                case VerifiedToken good -> {
                    token = good;
                    return;
                }
                case Refused refused -> refusal = refused.code();
            }
        }
        boolean page = access == Access.SESSION_OR_PAGE
                && exchange.getRequestHeaders().contains(Headers.ORIGIN)
                && !exchange.getRequestHeaders().contains(Headers.AUTHORIZATION);
        if (access.asksForSession() && !page) {
            throw unauthorized(refusal);
        }
    }

    private @Nullable String bearer() {
        HeaderValues sent = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        if (sent == null || sent.size() != 1) {
            return null;
        }
        String value = sent.getFirst();
        return value.regionMatches(true, 0, "Bearer ", 0, 7)
                ? value.substring(7).strip()
                : null;
    }

    private static HttpFailure unauthorized(ErrorCode code) {
        return HttpFailure.of(code, code.title() + ".");
    }

    private void checkBody() {
        if (isReading()) {
            throw HttpFailure.of(ErrorCode.BAD_REQUEST, "A request that only reads has no body.");
        }
        HeaderValues type = exchange.getRequestHeaders().get(Headers.CONTENT_TYPE);
        boolean json = type != null && type.size() == 1 && MediaTypes.isJson(type.getFirst());
        if (!json || exchange.getRequestHeaders().contains(Headers.CONTENT_ENCODING)) {
            throw HttpFailure.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json in UTF-8.");
        }
    }

    private void toWork() {
        arrived = true;
        Thread.ofVirtual().start(this);
    }

    private void work() {
        RouteTree.Endpoint found = endpoint;
        if (found == null) {
            answer(watched());
            return;
        }
        Optional<Caller> caller = caller(found.route().access());
        Reply reply = found.route()
                .handler()
                .handle(new Request(this, this, body, caller, new UploadReader(exchange, front)));
        if (reply.events().isPresent() && !method.equals("HEAD")) {
            releaseBody();
            try (Places.Place _ = front.streams().take(caller.map(Caller::owner).orElseThrow(Visit::nobodys))) {
                answered = true;
                count(200);
                new StreamedReply(exchange, front).send(reply.events().get());
            }
        } else if (reply.dialogue().isPresent()) {
            releaseBody();
            Handshake.accept(exchange);
            front.sockets().checkRoom();
            answered = true;
            count(101);
            new SocketReply(exchange, front).send(reply.dialogue().get());
        } else {
            holdContent(reply);
            answer(Rendering.of(reply, isReading(), header("If-None-Match")));
        }
    }

    /// A stream counts for somebody: a route for everybody cannot have one.
    private static IllegalStateException nobodys() {
        return new IllegalStateException("Nobody is signed in whose event stream this could be.");
    }

    /// The bytes of a file stay in memory until they are sent.
    private void holdContent(Reply reply) {
        int size = reply.body().orElse(null) instanceof Reply.Content content ? content.size() : 0;
        front.hold(size);
        held = size;
    }

    private Answer watched() {
        if (target.path().equals(Paths.READY)) {
            return Ops.readiness(front.ready());
        }
        caller(Access.ADMIN); // where a token was asked for, its session's row decides
        return Ops.metrics(front.telemetry());
    }

    private Optional<Caller> caller(Access access) {
        VerifiedToken verified = token;
        if (verified == null) {
            return Optional.empty();
        }
        return switch (front.authentication().authenticate(verified)) {
            case Granted granted
            when access == Access.ADMIN && granted.caller().role() != Role.ADMIN ->
                throw HttpFailure.of(ErrorCode.FORBIDDEN, "Only an admin of this server may do this.");
            case Granted granted -> Optional.of(granted.caller());
            case Refused refused when access.asksForSession() -> throw unauthorized(refused.code());
            case Refused _ -> Optional.empty();
        };
    }

    /// At most once: a failure while answering leaves nothing but to close the connection.
    private void answer(Answer answer) {
        if (answered) {
            ConnectionThread.run(exchange, () -> IoUtils.safeClose(exchange.getConnection()));
            return;
        }
        answered = true;
        count(answer.status());
        releaseBody();
        new Sending(exchange, front, held).send(answer);
    }

    private void count(int status) {
        RouteTree.Endpoint found = endpoint;
        front.telemetry()
                .answered(
                        METHODS.contains(method) ? method : "OTHER",
                        found == null ? "none" : found.route().template(),
                        status,
                        Duration.ofNanos(System.nanoTime() - began));
    }

    private void releaseBody() {
        BodyReader.release(front.bodies(), body);
        body = NOTHING;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String target() {
        return target.withQuery().substring(Paths.BASE.length());
    }

    @Override
    public Map<String, String> query() {
        return target.query();
    }

    @Override
    public @Nullable String header(String name) {
        HeaderValues sent = exchange.getRequestHeaders().get(name);
        return sent == null ? null : sent.size() == 1 ? sent.getFirst() : String.join(", ", sent);
    }

    @Override
    public String address() {
        return exchange.getSourceAddress().getAddress().getHostAddress();
    }

    @Override
    public @Nullable String value(String name) {
        RouteTree.Endpoint found = endpoint;
        for (int i = 0; found != null && i < values.length; i++) {
            if (found.names()[i].equals(name)) {
                return Target.decode(values[i], false);
            }
        }
        return null;
    }
}
