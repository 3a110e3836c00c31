package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.embed.Limits;
import app.hearth.common.key.Model;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;

final class ModelsIT {
    private static final String KEY = "sk-0123456789abcdef";

    @Test
    void theModelsOfOpenRouterAreRead() throws Exception {
        String list = """
                {"data": [
                  {"id": "vendor/model", "name": "Vendor: Model", "context_length": 131072,
                   "architecture": {"input_modalities": ["text", "image"]},
                   "pricing": {"prompt": "0.00000015", "completion": "0.0000006"}},
                  {"id": "openrouter/auto", "name": "Auto", "context_length": 2000000,
                   "architecture": {"input_modalities": ["text"]},
                   "pricing": {"prompt": "-1", "completion": "-1"}}
                ]}""";
        assertThat(models(list))
                .containsExactly(
                        new Model(
                                "home",
                                "vendor/model",
                                "Vendor: Model",
                                131072,
                                null,
                                new BigDecimal("0.00000015"),
                                new BigDecimal("0.0000006"),
                                true,
                                null),
                        new Model("home", "openrouter/auto", "Auto", 2000000, null, null, null, false, null));
    }

    @Test
    void otherProvidersSayLess() throws Exception {
        assertThat(models("{\"object\":\"list\",\"data\":[{\"id\":\"models/gemini-x\",\"object\":\"model\"},"
                        + "{\"id\":\"m\",\"display_name\":\"M\",\"max_model_len\":8192}]}"))
                .containsExactly(
                        new Model("home", "models/gemini-x", "models/gemini-x", null, null, null, null, null, null),
                        new Model("home", "m", "M", 8192, null, null, null, null, null));
        assertThat(models("[{\"id\":\"bare\",\"context_window\":\"4096\",\"capabilities\":{\"vision\":true}}]"))
                .containsExactly(new Model("home", "bare", "bare", 4096, null, null, null, true, null));
        assertThat(models("{\"object\":\"list\",\"data\":null}")).isEmpty();
    }

    @Test
    void oddEntriesDoNotDropTheOthers() throws Exception {
        String odd = "null,7,\"text\",[],{},{\"id\":null},{\"id\":\"\"},{\"id\":[]},{\"id\":\"a\\u0000b\"},"
                + "{\"id\":\"" + "x".repeat(300) + "\"},{\"id\":\"odd\",\"name\":5,\"context_length\":\"much\","
                + "\"architecture\":null,\"pricing\":[]},{\"id\":\"odd\",\"name\":\"again\"}";
        assertThat(models("{\"data\":[" + odd + ",{\"id\":\"good\",\"top_provider\":{\"context_length\":5}}]}"))
                .containsExactly(
                        new Model("home", "odd", "odd", null, null, null, null, null, null),
                        new Model("home", "good", "good", 5, null, null, null, null, null));
    }

    @Test
    void theKeyIsSentAndTheAddressIsRight() throws Exception {
        try (Peer peer = Peer.refusing(200, "{\"data\":[]}");
                ProviderHttp http = Calls.http(QUICK)) {
            new OpenAiCompatible(http).models(peer.access("openai", KEY));
            assertThat(peer.requests)
                    .singleElement()
                    .satisfies(sent -> assertThat(sent)
                            .startsWith("GET /v1/models HTTP/1.1\r\n")
                            .contains("Authorization: Bearer " + KEY + "\r\n"));
        }
    }

    @Test
    void openRouterIsAskedAboutTheKeyBecauseItsListIsOpenToAnybody() throws Exception {
        try (Peer peer = Peer.refusing(401, "{\"error\":{\"message\":\"User not found.\",\"code\":401}}");
                ProviderHttp http = new ProviderHttp(new AddressPolicy(true, Set.of()), QUICK, loopback())) {
            String url = "http://openrouter.ai:" + peer.port() + "/api/v1";
            ProviderException refused = catchThrowableOfType(
                    ProviderException.class,
                    () -> new OpenAiCompatible(http).models(new ProviderAccess("openrouter", url, Secret.of(KEY))));
            assertThat(refused.getMessage()).isEqualTo("OpenRouter refused this key: User not found.");
            assertThat(peer.requests)
                    .singleElement()
                    .satisfies(sent -> assertThat(sent).startsWith("GET /api/v1/key HTTP/1.1\r\n"));
        }
    }

    @Test
    void anthropicListsItsModelsInItsOwnProtocol() throws Exception {
        try (Peer peer = Peer.refusing(200, "{\"data\":[{\"id\":\"a\",\"display_name\":\"A\"}]}");
                ProviderHttp http = new ProviderHttp(new AddressPolicy(true, Set.of()), QUICK, loopback())) {
            String url = "http://api.anthropic.com:" + peer.port() + "/v1";
            assertThat(new OpenAiCompatible(http).models(new ProviderAccess("anthropic", url, Secret.of(KEY))))
                    .containsExactly(new Model("anthropic", "a", "A", null, null, null, null, null, null));
            assertThat(peer.requests)
                    .singleElement()
                    .satisfies(sent -> assertThat(sent)
                            .contains("x-api-key: " + KEY + "\r\n", "anthropic-version: 2023-06-01\r\n")
                            .doesNotContain("Bearer"));
        }
    }

    /// Every name is this machine.
    private static Dns loopback() {
        return host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    }

    @Test
    void failuresHaveTheSameReasons() throws Exception {
        assertThat(failure(Peer.answer(401, "application/json", "{\"error\":{\"message\":\"bad " + KEY + "\"}}")))
                .isEqualTo(ProviderReason.KEY_REFUSED + " home refused this key: bad […]");
        assertThat(failure(Peer.answer(429, "text/plain", "slow down"))).startsWith("RATE_LIMITED");
        assertThat(failure(Peer.answer(404, "text/html", "<html>"))).startsWith("REFUSED_REQUEST");
        assertThat(failure(Peer.answer(302, "text/html", "<html>"))).startsWith("REFUSED_REQUEST");
        assertThat(failure(Peer.answer(200, "text/html", "<html>"))).startsWith("NOT_UNDERSTOOD");
        assertThat(failure(Peer.answer(200, "application/json", "{}"))).startsWith("NOT_UNDERSTOOD");
        assertThat(failure(Peer.answer(200, "application/json", "{\"error\":{\"code\":401}}")))
                .startsWith("KEY_REFUSED");
        assertThat(failure("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")).startsWith("CUT_OFF");
        assertThat(failure(Peer.answer(200, "application/json", " ".repeat(20_000))))
                .startsWith("TOO_LONG");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (Peer target = Peer.refusing(200, "{\"data\":[]}");
                Peer peer = Peer.saying("HTTP/1.1 302 Found\r\nLocation: " + target.baseUrl()
                        + "/models\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                ProviderHttp http = Calls.http(QUICK)) {
            assertThat(failure(http, peer)).startsWith("REFUSED_REQUEST");
            assertThat(target.requests).isEmpty();
        }
    }

    @Test
    void aListThatNeverEndsTimesOut() throws Exception {
        long begun = System.nanoTime();
        CountDownLatch over = new CountDownLatch(1);
        Limits limits = QUICK.withProviderTimeouts(Duration.ofMillis(300), Duration.ofMinutes(1));
        try (Peer peer = new Peer((socket, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n{\"data\":[".getBytes(StandardCharsets.UTF_8));
                    while (!over.await(20, TimeUnit.MILLISECONDS)) {
                        out.write(' ');
                        out.flush();
                    }
                });
                ProviderHttp http = Calls.http(limits)) {
            assertThat(failure(http, peer)).startsWith("TIMED_OUT");
        } finally {
            over.countDown();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    private static List<Model> models(String body) throws IOException, ProviderException {
        try (Peer peer = Peer.refusing(200, body);
                ProviderHttp http = Calls.http(QUICK)) {
            return new OpenAiCompatible(http).models(peer.access("home", KEY));
        }
    }

    private static String failure(String answer) throws IOException {
        Limits small = new Limits(
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                10_000);
        try (Peer peer = Peer.saying(answer);
                ProviderHttp http = Calls.http(small)) {
            return failure(http, peer);
        }
    }

    private static String failure(ProviderHttp http, Peer peer) {
        ProviderException failure = catchThrowableOfType(
                ProviderException.class, () -> new OpenAiCompatible(http).models(peer.access("home", KEY)));
        assertThat(failure.getMessage()).isEqualTo(failure.problem().detail()).doesNotContain(KEY);
        return failure.problem().reason() + " " + failure.getMessage();
    }
}
