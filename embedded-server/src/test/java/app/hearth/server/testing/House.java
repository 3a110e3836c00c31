package app.hearth.server.testing;

import app.hearth.common.account.Registration;
import app.hearth.common.account.Tokens;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Paths;
import app.hearth.server.ClockedServer;
import app.hearth.server.contract.ContractCheck;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The real server with its database in reach: it can be stopped and started again, its clock turned, and its
/// rows read and edited behind its back. Every exchange with it is held against the document. Thread-safe but
/// for stopping and starting.
public final class House implements AutoCloseable {
    public static final String PASSWORD = "a hearth of one's own";

    private static final MediaType JSON = MediaType.get("application/json");

    private final ServerConfig config;
    private final TestClock clock;
    private final ContractCheck check = new ContractCheck();
    private final OkHttpClient http = check.http();
    private RunningServer server;

    /// Without titles, which would ask the provider behind a test's back.
    public House(Path folder) throws ServerStartException {
        this(folder, RegistrationPolicy.OPEN);
    }

    public House(Path folder, RegistrationPolicy registration) throws ServerStartException {
        this(ServerConfig.embedded(folder).withRegistration(registration).withTitles(false));
    }

    /// With a mail server.
    public House(Path folder, MailServer mail) throws ServerStartException {
        this(ServerConfig.embedded(folder).withMail(mail).withTitles(false));
    }

    public House(ServerConfig wanted) throws ServerStartException {
        this(TestDatabase.in(wanted), new TestClock());
    }

    private House(ServerConfig config, TestClock clock) throws ServerStartException {
        this.config = config;
        this.clock = clock;
        this.server = ClockedServer.start(config, clock);
    }

    /// On the database of the configuration, whatever is in it already.
    public static House at(ServerConfig config) throws ServerStartException {
        return new House(config, new TestClock());
    }

    /// With the database that was made for it.
    public ServerConfig config() {
        return config;
    }

    public TestClock clock() {
        return clock;
    }

    public URI address() {
        return server.address();
    }

    public Optional<Secret> launchSecret() {
        return server.launchSecret();
    }

    /// What the first admin sends as an invitation, where nobody is admin by coming first.
    public Optional<Secret> setUpCode() {
        return server.setUpCode();
    }

    /// Where the demo provider is, when there is one.
    public Optional<URI> demoProvider() {
        return server.demoProvider();
    }

    public void stop() {
        server.close();
    }

    /// Also after [#stop].
    public void restart() throws ServerStartException {
        server.close();
        server = ClockedServer.start(config, clock);
    }

    /// The rows themselves, past every rule; while the server runs.
    public Jdbi rows() {
        return TestDatabase.rows(config);
    }

    /// A request below `/api/v1`; `body` is JSON.
    public record Call(
            String method,
            String path,
            @Nullable String token,
            @Nullable String body,
            Map<String, String> headers) {
        public static Call get(String path, @Nullable String token) {
            return new Call("GET", path, token, null, Map.of());
        }

        public static Call of(String method, String path, @Nullable String token, @Nullable String body) {
            return new Call(method, path, token, body, Map.of());
        }

        public Call withHeader(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Call(method, path, token, body, more);
        }
    }

    /// An answer, but for the time it was given at, so that two can be compared; `json` is null where there is no body.
    public record Seen(int status, String text, Map<String, List<String>> headers) {
        public Seen(int status, String text) {
            this(status, text, Map.of());
        }

        public JsonNode json() {
            return Json.read(text, JsonNode.class);
        }

        public String code() {
            return json().path("code").asText();
        }

        /// What a sign-in, or whatever else opens or renews a session, was answered with.
        public Tokens tokens() {
            if (status != 200 && status != 201) {
                throw new AssertionError("Not let in: " + this);
            }
            return Json.read(text, Tokens.class);
        }
    }

    public Seen send(Call call) {
        return send(request(call));
    }

    /// Sends a file as somebody would who says of it what they like.
    public Seen attach(Secret token, String name, String claimed, byte[] bytes) {
        RequestBody form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", name, RequestBody.create(bytes, MediaType.get(claimed)))
                .build();
        return send(request(Call.of("POST", "/attachments", token.reveal(), null))
                .newBuilder()
                .post(form)
                .build());
    }

    /// The figures at the root of the server, asked for with more headers.
    public Seen metrics(Map<String, String> headers) {
        Request.Builder request =
                new Request.Builder().url(address().resolve(Paths.METRICS).toString());
        launchSecret().ifPresent(secret -> request.header(Paths.LAUNCH_HEADER, secret.reveal()));
        headers.forEach(request::header);
        return send(request.build());
    }

    private Seen send(Request request) {
        try (Response answer = http.newCall(request).execute()) {
            Headers told = answer.headers().newBuilder().removeAll("Date").build();
            return new Seen(answer.code(), answer.body().string(), told.toMultimap());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The body as it arrives; closing it leaves the server.
    public InputStream open(Call call) throws IOException {
        Response answer = http.newCall(request(call)).execute();
        if (answer.code() != 200) {
            answer.close();
            throw new IOException("The stream was refused with " + answer.code());
        }
        return answer.body().byteStream();
    }

    /// A live channel that is open and ready.
    public LiveSocket live(Secret token) throws IOException {
        LiveSocket live = live(token, 0);
        if (live.status() != 101) {
            throw new IOException("The live channel was refused with " + live.status());
        }
        if (!live.next().path("type").asText().equals("ping")) {
            throw new AssertionError("The first frame is no ping.");
        }
        return live;
    }

    /// Whatever becomes of it, with a receive buffer of that size.
    public LiveSocket live(Secret token, int buffer) throws IOException {
        String headers = "Authorization: Bearer " + token.reveal() + "\r\n"
                + launchSecret()
                        .map(secret -> Paths.LAUNCH_HEADER + ": " + secret.reveal() + "\r\n")
                        .orElse("");
        return new LiveSocket(new RawSocket(address(), "/api/v1/live", headers, buffer, new byte[0]), check);
    }

    /// The typed client, watched like everything else; the caller closes it.
    public HearthClient client() {
        return check.client(ClientOptions.to(address()).withLaunchSecret(launchSecret()));
    }

    private Request request(Call call) {
        Request.Builder request = new Request.Builder()
                .url(address().resolve("/api/v1" + call.path()).toString())
                .method(call.method(), body(call));
        launchSecret().ifPresent(secret -> request.header(Paths.LAUNCH_HEADER, secret.reveal()));
        if (call.token() != null) {
            request.header("Authorization", "Bearer " + call.token());
        }
        call.headers().forEach(request::header);
        return request.build();
    }

    private static @Nullable RequestBody body(Call call) {
        if (call.body() != null) {
            return RequestBody.create(call.body().getBytes(StandardCharsets.UTF_8), JSON);
        }
        return call.method().equals("GET") ? null : RequestBody.create(new byte[0], null);
    }

    public Tokens register(String name) {
        Registration wanted = new Registration(name, null, Secret.of(PASSWORD), null, null, null, null);
        return send(Call.of("POST", "/auth/register", null, revealed(wanted))).tokens();
    }

    /// The answer to a registration by invitation.
    public Seen register(String name, Secret inviteCode) {
        Registration wanted = new Registration(name, null, Secret.of(PASSWORD), null, inviteCode, null, null);
        return send(Call.of("POST", "/auth/register", null, revealed(wanted)));
    }

    private static String revealed(Object value) {
        try {
            return Json.revealing().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Seen refresh(Secret token) {
        return send(Call.of("POST", "/auth/refresh", null, "{\"refresh_token\": \"" + token.reveal() + "\"}"));
    }

    public Seen login(String name, String password) {
        return send(Call.of(
                "POST",
                "/auth/login",
                null,
                "{\"username\": " + Json.write(name) + ", \"password\": " + Json.write(password) + "}"));
    }

    public Seen login(String name, String password, String totp) {
        Map<String, String> login = Map.of("username", name, "password", password, "totp", totp);
        return send(Call.of("POST", "/auth/login", null, Json.write(login)));
    }

    public Seen recover(String name, String code, String newPassword) {
        Map<String, String> recovery = Map.of("username", name, "recovery_code", code, "new_password", newPassword);
        return send(Call.of("POST", "/auth/recovery", null, Json.write(recovery)));
    }

    /// Without the recovery code.
    public Seen reset(String token, String newPassword) {
        Map<String, String> reset = Map.of("token", token, "new_password", newPassword);
        return send(Call.of("POST", "/auth/reset", null, Json.write(reset)));
    }

    /// Fails when any exchange was not as documented.
    @Override
    public void close() {
        server.close();
        http.connectionPool().evictAll();
        check.close();
    }
}
