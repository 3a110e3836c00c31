package app.hearth.server.bench;

import app.hearth.common.conversation.NewMessage;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.wire.Json;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/// What the same work costs with nothing of ours in the way: bare Undertow, plain JDBC, the same JSON mapper, and a
/// proxy that hands on a provider's bytes. Whoever starts it closes it.
final class Floor implements AutoCloseable {
    static final String READY = "The floor is ready at ";
    static final String TOKEN = "token ";
    static final String LIST = "/list";
    static final String APPEND = "/append/";
    static final String PROXY = "/proxy";

    private static final MediaType JSON = MediaType.get("application/json");

    private final Database database;
    private final FloorRows rows;
    private final FloorTokens tokens = new FloorTokens();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient provider = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(8, 90, TimeUnit.SECONDS))
            .readTimeout(Duration.ZERO)
            .build();
    private final String completions;
    private final Undertow server;

    private Floor(Database database, URI providerUrl) {
        this.database = database;
        this.rows = new FloorRows(database.dataSource());
        this.completions = providerUrl + "/chat/completions";
        this.server = Undertow.builder()
                .setIoThreads(Math.max(2, Runtime.getRuntime().availableProcessors()))
                .addHttpListener(0, "127.0.0.1")
                .setHandler(exchange -> exchange.dispatch(threads, (HttpHandler) this::work))
                .build();
    }

    /// Starts on a free port with the tables of a data directory that no other process has open.
    static Floor start(Path dataDir, URI providerUrl) throws ServerStartException {
        Floor floor = new Floor(Storage.open(dataDir, Optional.empty()), providerUrl);
        floor.server.start();
        return floor;
    }

    /// Says where it listens and which token it takes, and serves until the process is ended.
    public static void main(String[] arguments) throws Exception {
        Floor floor = start(Path.of(arguments[0]), URI.create(arguments[1]));
        System.out.println(TOKEN + floor.token());
        System.out.println(READY + floor.address());
        Runtime.getRuntime().addShutdownHook(new Thread(floor::close));
    }

    URI address() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    String token() throws SQLException {
        return tokens.issue(rows.profile());
    }

    private void work(HttpServerExchange exchange) throws IOException, SQLException {
        UUID profile = tokens.profile(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION));
        String path = exchange.getRequestPath();
        if (path.equals(LIST)) {
            answer(exchange, rows.list(profile));
        } else if (path.equals(PROXY)) {
            proxy(exchange);
        } else {
            exchange.startBlocking();
            NewMessage wanted = Json.readStrictly(exchange.getInputStream().readAllBytes(), NewMessage.class);
            answer(exchange, rows.append(profile, UUID.fromString(path.substring(APPEND.length())), wanted));
        }
    }

    private static void answer(HttpServerExchange exchange, Object value) throws IOException {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(Json.revealing().writeValueAsBytes(value)));
    }

    private void proxy(HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        byte[] body = exchange.getInputStream().readAllBytes();
        Request request = new Request.Builder()
                .url(completions)
                .header("Accept-Encoding", "identity")
                .post(RequestBody.create(body, JSON))
                .build();
        exchange.setPersistent(false);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/event-stream");
        try (Response response = provider.newCall(request).execute()) {
            BufferedSource source = response.body().source();
            OutputStream out = exchange.getOutputStream();
            byte[] bytes = new byte[16 * 1024];
            for (int read = source.read(bytes); read >= 0; read = source.read(bytes)) {
                out.write(bytes, 0, read);
                out.flush();
            }
        }
        exchange.endExchange();
    }

    @Override
    public void close() {
        server.stop();
        threads.shutdownNow();
        provider.connectionPool().evictAll();
        database.close();
    }
}
