package app.hearth.common.client;

import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Paths;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// HTTP to one server: makes requests and executes them. Knows nothing of sessions. Thread-safe; only
/// daemon threads of the library stand behind it.
final class HttpConnection implements AutoCloseable {
    /// What changes the ground it stands on: a silent repetition would be refused, and its answer not be told.
    private static final Set<Class<?>> ONCE =
            Set.of(Registration.class, PasswordChange.class, Recovery.class, Reset.class);

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient calls;
    private final OkHttpClient streams;
    /// The library's own threads for sockets would keep the program alive.
    private final ExecutorService socketThreads = Executors.newVirtualThreadPerTaskExecutor();

    private final OkHttpClient sockets;
    private final Duration silence;
    private final String base;
    private final Optional<Secret> launchSecret;
    /// The library forgets a call when its head has come, so those whose body goes on are known here.
    private final Set<okhttp3.Call> streaming =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Set<WebSocket> open = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile boolean closed;

    /// Throws [IllegalArgumentException] when the server's address is no http address.
    HttpConnection(ClientOptions options, Timeouts timeouts) {
        String address = options.server().toString();
        this.base = (address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + Paths.BASE;
        this.launchSecret = options.launchSecret();
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.answer())
                .writeTimeout(timeouts.answer());
        if (isLoopback(HttpUrl.get(base).host())) {
            builder.proxy(Proxy.NO_PROXY);
        }
        options.observers().forEach(builder::addInterceptor);
        this.calls = builder.build();
        this.silence = timeouts.betweenEvents();
        this.streams = calls.newBuilder().readTimeout(silence).build();
        this.sockets =
                calls.newBuilder().dispatcher(new Dispatcher(socketThreads)).build();
    }

    /// The request of one logical call; whoever repeats it repeats its idempotency key.
    Request request(Transport.Call call) {
        Request.Builder request = new Request.Builder()
                .url(base + call.path())
                .method(call.method(), body(call))
                .header("Accept", "application/json, application/problem+json")
                .header("User-Agent", "Hearth");
        launchSecret.ifPresent(secret -> request.header(Paths.LAUNCH_HEADER, secret.reveal()));
        if (call.isRepeatable()) {
            request.header(Paths.IDEMPOTENCY_HEADER, UUID.randomUUID().toString());
        }
        return request.build();
    }

    /// A call that is not sent yet, carrying `access` when there is one.
    okhttp3.Call call(Request request, @Nullable Secret access) {
        return calls.newCall(authorized(request, access));
    }

    /// The same for an answer that comes bit by bit.
    okhttp3.Call stream(Request request, @Nullable Secret access) {
        okhttp3.Call call = streams.newCall(authorized(request, access));
        streaming.add(call);
        return call;
    }

    /// Opens a WebSocket; `listener` is told what becomes of it. [#close] cuts it off.
    WebSocket socket(Transport.Call call, @Nullable Secret access, WebSocketListener listener) {
        if (closed) {
            throw new UnreachableException("This client is closed.", new IOException("closed"));
        }
        WebSocket socket = sockets.newWebSocket(authorized(request(call), access), listener);
        open.add(socket);
        if (closed) {
            socket.cancel();
        }
        return socket;
    }

    /// How long a stream or socket may bring nothing before it counts as broken.
    Duration silence() {
        return silence;
    }

    /// Sends the call; the caller closes the answer. Throws [UnreachableException].
    Response execute(okhttp3.Call call) {
        if (closed) {
            throw new UnreachableException("This client is closed.", new IOException("closed"));
        }
        try {
            return call.execute();
        } catch (IOException e) {
            throw new UnreachableException("The server at " + base + " did not answer.", e);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /// Ends running calls, which throw [UnreachableException], refuses further ones and forgets what came by them.
    @Override
    public void close() {
        closed = true;
        calls.dispatcher().cancelAll();
        List.copyOf(streaming).forEach(okhttp3.Call::cancel);
        List.copyOf(open).forEach(WebSocket::cancel);
        socketThreads.shutdown();
        calls.connectionPool().evictAll();
        UsedBuffers.overwrite();
    }

    private static Request authorized(Request request, @Nullable Secret access) {
        return access == null
                ? request
                : request.newBuilder()
                        .header("Authorization", "Bearer " + access.reveal())
                        .build();
    }

    private static @Nullable RequestBody body(Transport.Call call) {
        Object value = call.body();
        if (value == null) {
            return "POST".equals(call.method()) ? RequestBody.create(new byte[0]) : null;
        }
        try {
            RequestBody body = RequestBody.create(Json.revealing().writeValueAsBytes(value), JSON);
            return ONCE.contains(value.getClass()) ? new Once(body) : body;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This value cannot be sent.", e);
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// A body the library must not send again by itself: a registration sent twice would answer "taken" for the
    /// profile that it made.
    private static final class Once extends RequestBody {
        private final RequestBody body;

        Once(RequestBody body) {
            this.body = body;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }
    }
}
