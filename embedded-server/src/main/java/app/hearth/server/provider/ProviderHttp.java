package app.hearth.server.provider;

import app.hearth.common.embed.Limits;
import app.hearth.common.embed.Outbound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;

/// The one HTTP client that calls providers. It follows no redirect, keeps no cookie and no cache, and
/// opens connections only to what its [AddressPolicy] allows, and to the proxy it was given. Thread-safe; none of its
/// threads keeps the process alive;
/// whoever made it closes it, which ends the calls that still run.
///
/// A request is sent again only when nothing of it had left: its body is one-shot, so that OkHttp itself takes another
/// connection when a kept one turns out to be closed before it wrote, and never after.
public final class ProviderHttp implements AutoCloseable {
    private static final int KEPT_CONNECTIONS = 8;
    private static final Duration KEPT_FOR = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ScopedValue<Watch> CURRENT = ScopedValue.newInstance();

    private final Limits limits;
    private final ScheduledThreadPoolExecutor clock;
    private final OkHttpClient client;
    private final Set<Watch> running = ConcurrentHashMap.newKeySet();

    /// Calls the internet directly.
    public ProviderHttp(AddressPolicy policy, Limits limits) {
        this(policy, limits, Dns.SYSTEM, new Way(Optional.empty(), Optional.empty()));
    }

    /// Throws when the file of the authorities cannot be read; the message names it.
    public ProviderHttp(AddressPolicy policy, Limits limits, Outbound outbound) throws IOException {
        this(policy, limits, Dns.SYSTEM, Way.of(outbound, Dns.SYSTEM));
    }

    ProviderHttp(AddressPolicy policy, Limits limits, Dns names) {
        this(policy, limits, names, new Way(Optional.empty(), Optional.empty()));
    }

    /// The proxy and the authorities, ready for use.
    record Way(Optional<InternetProxy> proxy, Optional<HandshakeCertificates> authorities) {
        static Way of(Outbound outbound, Dns names) throws IOException {
            Optional<HandshakeCertificates> authorities = outbound.authorities().isPresent()
                    ? Optional.of(Authorities.with(outbound.authorities().get()))
                    : Optional.empty();
            return new Way(outbound.proxy().map(proxy -> new InternetProxy(proxy, names)), authorities);
        }

        private boolean isProxy(String host, int port) {
            return proxy.filter(it -> it.isAt(host, port)).isPresent();
        }

        private boolean isProxy(String host) {
            return proxy.filter(it -> it.isAt(host)).isPresent();
        }

        private OkHttpClient.Builder set(OkHttpClient.Builder client) {
            client.proxy(Proxy.NO_PROXY);
            proxy.ifPresent(it -> client.proxy(null).proxySelector(it).proxyAuthenticator(it.authenticator()));
            authorities.ifPresent(it -> client.sslSocketFactory(it.sslSocketFactory(), it.trustManager()));
            return client;
        }
    }

    ProviderHttp(AddressPolicy policy, Limits limits, Dns names, Way way) {
        this.limits = limits;
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("provider-clock").factory());
        this.clock.setRemoveOnCancelPolicy(true);
        this.client = way.set(new OkHttpClient.Builder())
                .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, KEPT_FOR.toSeconds(), TimeUnit.SECONDS))
                .cookieJar(CookieJar.NO_COOKIES)
                .followRedirects(false)
                .followSslRedirects(false)
                .socketFactory(new GuardedSockets(policy, way::isProxy))
                .dns(host -> {
                    List<InetAddress> addresses = resolved(names, host);
                    // The port decides, and only the socket knows it.
                    return way.isProxy(host) ? addresses : policy.filter(host, addresses);
                })
                .connectTimeout(limits.providerConnect())
                // The watch of each call looks after these, for both versions of HTTP alike.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .eventListener(new TellingTheWatch())
                .build();
    }

    Limits limits() {
        return limits;
    }

    boolean isClosed() {
        return clock.isShutdown();
    }

    /// A watch for one call.
    Watch watch(Duration firstByte) {
        return new Watch(clock, firstByte, running);
    }

    /// A watch for a list that somebody sits in front of and waits for; it counts once the connection stands.
    Watch patientWatch() {
        return watch(Exchange.shorter(limits.providerFirstByte(), PATIENCE));
    }

    Call prepared(Request request, Watch watch) {
        return client.newCall(request.newBuilder().tag(Watch.class, watch).build());
    }

    /// Runs `exchange` so that looking up the host's name, too, ends when `watch` stops the call.
    static <T> T under(Watch watch, ScopedValue.CallableOp<T, IOException> exchange) throws IOException {
        return ScopedValue.where(CURRENT, watch).call(exchange);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        // OkHttp's dispatcher forgets a call as soon as its headers are there.
        running.forEach(Watch::stop);
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /// Looks the name up beside this thread, because the system's look-up cannot be interrupted.
    private static List<InetAddress> resolved(Dns names, String host) throws UnknownHostException {
        if (!CURRENT.isBound()) {
            return names.lookup(host);
        }
        FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> names.lookup(host));
        CURRENT.get().during(lookup);
        Thread.ofPlatform().daemon().name("provider-names").start(lookup);
        try {
            return lookup.get();
        } catch (ExecutionException e) {
            UnknownHostException unknown = new UnknownHostException(host);
            unknown.initCause(e.getCause());
            throw unknown;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } catch (CancellationException _) {
            throw new UnknownHostException(host);
        }
    }

    private static final class TellingTheWatch extends EventListener {
        @Override
        public void connectionAcquired(Call call, Connection connection) {
            Watch watch = call.request().tag(Watch.class);
            if (watch != null) {
                watch.connected();
            }
        }
    }
}
