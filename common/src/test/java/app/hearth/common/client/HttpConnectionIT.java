package app.hearth.common.client;

import static app.hearth.common.client.FakeHearth.header;
import static app.hearth.common.client.FakeHearth.json;
import static app.hearth.common.client.FakeHearth.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.run.RunId;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.FieldError;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpConnectionIT {
    private final FakeHearth hearth;
    private final HearthClient client;

    HttpConnectionIT() throws IOException {
        hearth = new FakeHearth();
        client = hearth.client(TokenStore.inMemory());
    }

    @AfterEach
    void close() {
        client.close();
        hearth.close();
    }

    @Test
    void theLaunchSecretGoesWithEveryRequest() {
        HearthClient launched =
                new HearthClient(ClientOptions.to(hearth.address()).withLaunchSecret(Optional.of(Secret.of("launch"))));
        launched.login(FakeHearth.LOGIN);
        launched.account().me();
        launched.close();
        client.server();

        assertThat(hearth.requests)
                .extracting(request -> header(request, "Hearth-Launch"))
                .containsExactly("launch", "launch", null);
    }

    @Test
    void anObserverSeesEveryExchange() {
        List<String> seen = new ArrayList<>();
        Interceptor observer = chain -> {
            seen.add(chain.request().method() + " " + chain.request().url().encodedPath());
            return chain.proceed(chain.request());
        };
        HearthClient observed = new HearthClient(ClientOptions.to(URI.create(hearth.address() + "/"))
                .withObserver(observer)
                .withObserver(observer));
        observed.server();
        observed.close();

        assertThat(seen).as("once by each of the two").containsExactly("GET /api/v1/server", "GET /api/v1/server");
    }

    @Test
    void aCallMayTakeAsLongAsItsTimeoutsSay() {
        Timeouts timeouts = new Timeouts(
                Duration.ofSeconds(3),
                Duration.ofSeconds(21),
                Duration.ofSeconds(5),
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                3);
        List<Integer> seen = new ArrayList<>();
        Interceptor observer = chain -> {
            seen.addAll(List.of(chain.connectTimeoutMillis(), chain.readTimeoutMillis(), chain.writeTimeoutMillis()));
            return chain.proceed(chain.request());
        };
        try (HearthClient observed =
                new HearthClient(ClientOptions.to(hearth.address()).withObserver(observer), timeouts)) {
            observed.server();
        }

        assertThat(seen).containsExactly(3_000, 21_000, 21_000);
    }

    @Test
    void fieldsOfANewerServerAreIgnored() {
        assertThat(client.server().api()).isEqualTo(1);
    }

    @Test
    void aProblemComesThroughWhole() {
        hearth.plan("/server", json(422, """
                {"type":"about:blank","title":"t","status":422,"detail":"d","code":"validation","new_field":1,
                "errors":[{"field":"title","message":"too long"}]}"""));

        Problem problem = refusal().problem();

        assertThat(problem.errors()).containsExactly(new FieldError("title", "too long"));
        assertThat(problem.detail()).isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource({
        "400,BAD_REQUEST", "403,FORBIDDEN", "404,NOT_FOUND", "409,CONFLICT", "413,TOO_LARGE", "418,BAD_REQUEST",
        "429,RATE_LIMITED", "500,INTERNAL", "502,INTERNAL", "503,SHUTTING_DOWN", "504,INTERNAL", "507,STORAGE_FULL"
    })
    void anErrorWithoutAProblemGetsOneByItsStatus(int status, ErrorCode code) {
        for (String body : List.of("", "<html>no</html>", "null", "[1]", "{\"error\":\"x\"}", "{\"code\":7")) {
            hearth.plan("/server", json(status, body));

            Problem problem = refusal().problem();

            assertThat(problem.code()).as(body).isEqualTo(code);
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.detail()).isNotBlank().doesNotContain("html");
        }
    }

    @Test
    void aCodeOfANewerServerIsTakenByItsStatus() {
        hearth.plan("/server", json(409, "{\"code\":\"quite_new\",\"detail\":\"New words.\"}"));

        assertThat(refusal().problem())
                .extracting(Problem::code, Problem::status, Problem::detail)
                .containsExactly(ErrorCode.CONFLICT, 409, "New words.");
    }

    @Test
    void theStatusOfTheAnswerCountsNotTheOneInItsText() {
        hearth.plan("/server", json(503, Json.write(Problem.of(ErrorCode.NOT_FOUND, "Gone."))));

        assertThat(refusal().problem())
                .extracting(Problem::code, Problem::status, Problem::detail)
                .containsExactly(ErrorCode.NOT_FOUND, 503, "Gone.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html></html>",
                "{}",
                "{\"api\":1}",
                "{\"api\":\"x\",\"features\":[],\"registration\":\"open\"}",
                "{\"api\":1,\"features\":null,\"registration\":\"open\"}",
                "{\"api\":1,\"features\":[],\"registration\":\"open\"} more"
            })
    void anAnswerThatIsNotOfTheContractIsUnreachable(String body) {
        hearth.plan("/server", json(200, body));

        assertThatThrownBy(client::server).isInstanceOf(UnreachableException.class);
    }

    @Test
    void aRedirectIsNotFollowed() {
        hearth.plan(
                "/server",
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "/api/v1/server")
                        .build());

        assertThatThrownBy(client::server).isInstanceOf(UnreachableException.class);
        assertThat(hearth.requests).hasSize(1);
    }

    @Test
    void nobodyListeningIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (HearthClient lonely = new HearthClient(ClientOptions.to(URI.create("http://127.0.0.1:" + free)))) {
            assertThatThrownBy(lonely::server).isInstanceOf(UnreachableException.class);
        }
    }

    @Test
    void aServerThatNeverAnswersIsUnreachable() {
        Timeouts hasty = new Timeouts(
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                1);
        hearth.plan(
                "/server",
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());

        try (HearthClient waiting = new HearthClient(ClientOptions.to(hearth.address()), hasty)) {
            assertThatThrownBy(waiting::server).isInstanceOf(UnreachableException.class);
        }
    }

    @Test
    void aProxyOfTheEnvironmentIsNotAskedForLoopback() {
        ProxySelector before = ProxySelector.getDefault();
        List<URI> asked = new ArrayList<>();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(@Nullable URI uri) {
                if ("socket".equals(Objects.requireNonNull(uri).getScheme())) {
                    return List.of(Proxy.NO_PROXY);
                }
                asked.add(uri);
                return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.invalid", 1)));
            }

            @Override
            public void connectFailed(@Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException e) {}
        });
        try (HearthClient local = new HearthClient(ClientOptions.to(hearth.address()));
                HearthClient named =
                        new HearthClient(ClientOptions.to(URI.create("http://localhost:" + hearth.server.getPort())));
                HearthClient far = new HearthClient(ClientOptions.to(URI.create("http://hearth.invalid")))) {
            assertThat(local.server().api()).isEqualTo(1);
            assertThat(named.server().api()).isEqualTo(1);
            assertThat(asked).isEmpty();
            assertThatThrownBy(far::server).isInstanceOf(UnreachableException.class);
            assertThat(asked).isNotEmpty();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void aClosedClientRefusesCallsAndEndsRunningOnes() throws Exception {
        hearth.plan(
                "/server",
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        HearthClient closing =
                new HearthClient(ClientOptions.to(hearth.address()).withObserver(chain -> {
                    started.countDown();
                    return chain.proceed(chain.request());
                }));
        Thread running = Thread.ofVirtual().start(() -> {
            try {
                closing.server();
            } catch (UnreachableException e) {
                thrown.set(e);
            }
        });
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        closing.close();

        assertThat(running.join(Duration.ofSeconds(10))).isTrue();
        assertThat(thrown.get()).isInstanceOf(UnreachableException.class);
        assertThatThrownBy(closing::server).isInstanceOf(UnreachableException.class);
    }

    @Test
    void noCallRunsWhereWaitingIsForbidden() {
        client.login(FakeHearth.LOGIN);
        int before = hearth.requests.size();
        Thread here = Thread.currentThread();
        BlockingCalls.forbidOn(() -> Thread.currentThread().equals(here));
        try {
            List<Runnable> calls = List.of(
                    client::server,
                    () -> client.login(FakeHearth.LOGIN),
                    client::resume,
                    client::logout,
                    () -> client.account().me(),
                    () -> client.account().lock(),
                    () -> client.runs().watch(RunId.next(InstantSource.system()), _ -> {}));
            for (Runnable call : calls) {
                assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class);
            }
        } finally {
            BlockingCalls.forbidOn(() -> false);
        }
        assertThat(hearth.requests).hasSize(before);
        assertThat(client.accessToken()).isNotNull();
    }

    @Test
    void anAddressThatIsNoHttpAddressIsRefusedAtOnce() {
        assertThatThrownBy(() -> new HearthClient(ClientOptions.to(URI.create("ftp://127.0.0.1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVoidCallFailsWithItsProblemToo() {
        client.login(FakeHearth.LOGIN);
        hearth.plan("/auth/lock", problem(ErrorCode.RATE_LIMITED));

        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> client.account().lock());

        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    private ProblemException refusal() {
        return catchThrowableOfType(ProblemException.class, client::server);
    }
}
