package app.hearth.server.http;

import app.hearth.common.embed.Limits;
import app.hearth.common.embed.ServerStartException;
import app.hearth.server.access.Authentication;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/// The HTTP side of a running server. Thread-safe; whoever starts it stops it.
public final class HttpServer {
    private static final int BUFFER = 16 * 1024;
    private static final int MAX_PARAMETERS = 100;
    private static final int IDLE_MILLIS = 60_000;

    /// Open at a time, besides those of event streams.
    private static final int CONNECTIONS = 1_000;

    private final XnioWorker worker;
    private final AcceptingChannel<? extends StreamConnection> listener;
    private final URI address;
    private final Front front;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private HttpServer(
            XnioWorker worker, AcceptingChannel<? extends StreamConnection> listener, URI address, Front front) {
        this.worker = worker;
        this.listener = listener;
        this.address = address;
        this.front = front;
    }

    /// Listens and answers from the moment it returns; blocks only for that long.
    ///
    /// @param routes every route of the API, below [app.hearth.common.wire.Paths#BASE]
    /// @throws ServerStartException when the address cannot be used, as a sentence for the person who started
    /// it
    public static HttpServer start(HttpSettings settings, List<Route> routes, Authentication authentication)
            throws ServerStartException {
        InetAddress bind = loopback(settings.bind());
        RouteTree tree = new RouteTree(routes);
        XnioWorker worker = worker();
        boolean started = false;
        try {
            HttpOpenListener protocol =
                    new HttpOpenListener(new DefaultByteBufferPool(true, BUFFER, -1, 0), options(settings.limits()));
            Wires wires = new Wires(protocol, mostConnections(settings.limits()));
            AcceptingChannel<? extends StreamConnection> listener = worker.createStreamConnectionServer(
                    new InetSocketAddress(bind, settings.port()),
                    ChannelListeners.openListenerAdapter(wires),
                    socketOptions(worker));
            int port = listener.getLocalAddress(InetSocketAddress.class).getPort();
            KnownHosts hosts = KnownHosts.of(bind.getHostAddress(), settings.knownHosts(), port);
            Origins origins = new Origins(settings.pages());
            Gate gate = new Gate(hosts, origins, settings.launchSecret());
            Front front = new Front(new Front.Door(gate, origins), tree, authentication, settings, wires);
            protocol.setRootHandler(front);
            listener.resumeAccepts();
            started = true;
            return new HttpServer(worker, listener, uri(bind, port), front);
        } catch (BindException e) {
            throw new ServerStartException(
                    "Port " + settings.port() + " on " + settings.bind()
                            + " is in use by another program; stop it or choose another port.",
                    e);
        } catch (IOException e) {
            throw new ServerStartException(
                    "The server cannot listen on " + settings.bind() + " port " + settings.port() + ".", e);
        } finally {
            if (!started) {
                worker.shutdownNow();
            }
        }
    }

    /// Where it listens, with the real port.
    public URI address() {
        return address;
    }

    /// From now on every request but `/healthz` is answered 503, and open event streams and
    /// WebSockets end. Idempotent.
    public void refuseNewWork() {
        front.refuseNewWork();
    }

    /// Refuses new work, waits for the requests under way, at most as long as given, and closes everything.
    /// Idempotent.
    public void stop(Duration atMost) {
        if (!stopped.compareAndSet(false, true)) {
            return; // closing the listener of a worker that has ended would wait for ever
        }
        refuseNewWork();
        IoUtils.safeClose(listener);
        try {
            front.awaitQuiet(atMost);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        front.wires().closeAll();
        worker.shutdownNow();
    }

    int openSockets() {
        return front.sockets().count();
    }

    int openConnections() {
        return front.wires().count();
    }

    int underWay() {
        return front.underWay().get();
    }

    private static InetAddress loopback(String bind) throws ServerStartException {
        try {
            InetAddress address = InetAddress.getByName(bind);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new ServerStartException("The address " + bind + " to listen on is not known here.", e);
        }
        throw new ServerStartException("Hearth cannot listen on " + bind
                + " yet: beyond this computer it would need TLS, which is not built. Use 127.0.0.1.");
    }

    private static int mostConnections(Limits limits) {
        return (int) Math.min(Integer.MAX_VALUE, (long) CONNECTIONS + Streams.most(limits));
    }

    private static URI uri(InetAddress bind, int port) {
        String host = bind.getHostAddress();
        return URI.create("http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port);
    }

    private static XnioWorker worker() throws ServerStartException {
        try {
            return Xnio.getInstance(Undertow.class.getClassLoader())
                    .createWorker(OptionMap.builder()
                            .set(Options.WORKER_NAME, "http")
                            .set(
                                    Options.WORKER_IO_THREADS,
                                    Math.max(2, Runtime.getRuntime().availableProcessors()))
                            .set(Options.WORKER_TASK_CORE_THREADS, 1)
                            .set(Options.WORKER_TASK_MAX_THREADS, 1)
                            .set(Options.THREAD_DAEMON, true)
                            .getMap());
        } catch (IOException e) {
            throw new ServerStartException("The server cannot open network channels.", e);
        }
    }

    /// Undertow's defaults wait for ever and take any size.
    private static OptionMap options(Limits limits) {
        return OptionMap.builder()
                .set(UndertowOptions.DECODE_URL, false)
                .set(UndertowOptions.MAX_HEADER_SIZE, 2 * HeadGuard.MOST_BYTES)
                .set(UndertowOptions.MAX_HEADERS, 2 * HeadGuard.MOST_LINES)
                .set(UndertowOptions.MAX_PARAMETERS, MAX_PARAMETERS)
                .set(
                        UndertowOptions.REQUEST_PARSE_TIMEOUT,
                        Math.toIntExact(limits.requestTimeout().toMillis()))
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .set(UndertowOptions.ENABLE_HTTP2, false)
                .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .getMap();
    }

    private static OptionMap socketOptions(XnioWorker worker) {
        return OptionMap.builder()
                .set(Options.WORKER_IO_THREADS, worker.getIoThreadCount())
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BALANCING_TOKENS, 1)
                .set(Options.BALANCING_CONNECTIONS, 2)
                .set(Options.BACKLOG, 1_000)
                .getMap();
    }
}
