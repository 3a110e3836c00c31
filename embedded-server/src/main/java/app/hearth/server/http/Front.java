package app.hearth.server.http;

import app.hearth.common.embed.Limits;
import app.hearth.server.access.Authentication;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// What all requests share: it takes each from the protocol and sends it on its [Visit]. Thread-safe.
final class Front implements HttpHandler {
    /// Bytes of all bodies of requests, and of files in answers, held at one time.
    static final long ALL_BODIES = 64L * 1024 * 1024;

    private static final Duration LONGEST_STALL = Duration.ofSeconds(30);

    private final Door door;
    private final RouteTree routes;
    private final Authentication authentication;
    private final Limits limits;
    private final BooleanSupplier ready;
    private final Telemetry telemetry;
    private final Wires wires;
    private final Streams streams;
    private final Sockets sockets = new Sockets();
    private final AtomicLong bodies = new AtomicLong();
    private final Places uploads = new Places(
            new Places.Most(32, "Too many files are being sent to this server."),
            new Places.Most(8, "Too many files are being sent at once."), // each takes room on the disk
            Duration.ofSeconds(2));
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean refusing;

    Front(Door door, RouteTree routes, Authentication authentication, HttpSettings settings, Wires wires) {
        this.door = door;
        this.routes = routes;
        this.authentication = authentication;
        this.limits = settings.limits();
        this.ready = settings.ready();
        this.telemetry = settings.telemetry();
        this.wires = wires;
        this.streams = new Streams(limits);
    }

    /// Outside the protocol's own call, so that answering later needs no special case.
    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, new Visit(exchange, this));
    }

    void refuseNewWork() {
        refusing = true;
        streams.endAll();
        sockets.endAll();
    }

    /// Waits until no request is under way; false when that took too long.
    boolean awaitQuiet(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (underWay.get() > 0) {
            if (System.nanoTime() >= until) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return true;
    }

    /// Who is let in, and what pages are told.
    record Door(Gate gate, Origins origins) {}

    Gate gate() {
        return door.gate();
    }

    Origins origins() {
        return door.origins();
    }

    RouteTree routes() {
        return routes;
    }

    Authentication authentication() {
        return authentication;
    }

    Limits limits() {
        return limits;
    }

    BooleanSupplier ready() {
        return ready;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    Wires wires() {
        return wires;
    }

    Streams streams() {
        return streams;
    }

    Sockets sockets() {
        return sockets;
    }

    AtomicLong bodies() {
        return bodies;
    }

    /// Takes room for more bytes in memory, or refuses with a problem.
    void hold(long more) {
        if (bodies.addAndGet(more) > ALL_BODIES) {
            bodies.addAndGet(-more);
            throw HttpFailure.rateLimited("The server is holding too much at once.", Duration.ofSeconds(1));
        }
    }

    /// The files being received or worked on.
    Places uploads() {
        return uploads;
    }

    AtomicInteger underWay() {
        return underWay;
    }

    boolean isRefusing() {
        return refusing;
    }

    /// How long a reader may take nothing: three times as long as a request may take to arrive, at most 30 s.
    Duration stall() {
        Duration wanted = limits.requestTimeout().multipliedBy(3);
        return wanted.compareTo(LONGEST_STALL) < 0 ? wanted : LONGEST_STALL;
    }
}
