package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.key.LocalProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing here takes as long as the client would wait for an answer, which is twenty seconds.
@Timeout(15)
final class LocalProvidersIT {
    private static final String VERSION = "{\"version\":\"0.12.3\"}";
    private static final String TAGS =
            "{\"models\":[{\"name\":\"gemma3:4b\"},{\"name\":\"qwen3:8b\"},{\"name\":\"llama3.2:3b\"}]}";

    @Test
    void anOllamaIsFoundWithItsVersionAndModels() throws Exception {
        try (Peer ollama = ollama(VERSION, TAGS);
                ProviderHttp http = Calls.http(QUICK)) {
            assertThat(running(http, ollama.baseUrl()))
                    .containsExactly(new LocalProvider("ollama", ollama.baseUrl(), "0.12.3", 3));
            assertThat(ollama.requests)
                    .hasSize(2)
                    .allSatisfy(request ->
                            assertThat(request).startsWith("GET /api/").doesNotContainIgnoringCase("Authorization"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"models\":[]}", "{\"models\":null}"})
    void oneWithoutAnyModelIsFoundAllTheSame(String tags) throws Exception {
        try (Peer ollama = ollama(VERSION, tags);
                ProviderHttp http = Calls.http(QUICK)) {
            assertThat(running(http, ollama.baseUrl()))
                    .extracting(LocalProvider::models)
                    .containsExactly(0);
        }
    }

    @Test
    void whereNobodyListensNothingIsFound() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (ProviderHttp http = Calls.http(QUICK)) {
            assertThat(running(http, "http://127.0.0.1:" + free + "/v1")).isEmpty();
            assertThat(running(http, "no address")).isEmpty();
            assertThat(running(http)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"version\":\"1\"};{\"object\":\"list\",\"data\":[]}",
                "{\"version\":\"1\"};<html>",
                "{\"version\":7};{\"models\":[]}",
                "{};{\"models\":[]}",
                "[];[]",
                "<html>;{\"models\":[]}"
            })
    void somebodyElseAtThePortIsNotTakenForOne(String version, String tags) throws Exception {
        try (Peer other = ollama(version, tags);
                ProviderHttp http = Calls.http(QUICK)) {
            assertThat(running(http, other.baseUrl())).isEmpty();
        }
    }

    @Test
    void aRefusalIsNoAnswerAndARedirectIsNotFollowed() throws Exception {
        try (Peer ollama = ollama(VERSION, TAGS);
                Peer refusing = Peer.refusing(401, VERSION);
                Peer elsewhere = Peer.saying("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + ollama.port()
                        + "/api/version\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                ProviderHttp http = Calls.http(QUICK)) {
            assertThat(running(http, refusing.baseUrl(), elsewhere.baseUrl())).isEmpty();
            assertThat(ollama.requests).isEmpty();
        }
    }

    @Test
    void theSilentAndTheEndlesslySlowDoNotKeepTheOthersWaiting() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Peer silent = new Peer((_, _) -> over.await());
                Peer trickling = new Peer((_, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
                    while (over.getCount() > 0) {
                        out.write(' ');
                        out.flush();
                    }
                });
                Peer ollama = ollama(VERSION, TAGS);
                ProviderHttp http = Calls.http(QUICK)) {
            assertThat(running(http, silent.baseUrl(), trickling.baseUrl(), ollama.baseUrl()))
                    .extracting(LocalProvider::baseUrl)
                    .containsExactly(ollama.baseUrl());
        } finally {
            over.countDown();
        }
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() throws Exception {
        String huge = "{\"models\":[],\"more\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";
        try (Peer boasting = ollama(VERSION, huge);
                ProviderHttp http = Calls.http(QUICK)) {
            assertThat(running(http, boasting.baseUrl())).isEmpty();
        }
    }

    @Test
    void whatMustNotBeCalledIsNotEvenAsked() throws IOException {
        try (Peer ollama = ollama(VERSION, TAGS);
                ProviderHttp alone = new ProviderHttp(new AddressPolicy(false, Set.of()), QUICK);
                ProviderHttp naming =
                        new ProviderHttp(new AddressPolicy(false, Set.of("127.0.0.1:" + ollama.port())), QUICK)) {
            assertThat(running(alone, ollama.baseUrl())).isEmpty();
            assertThat(ollama.requests).isEmpty();
            assertThat(running(naming, ollama.baseUrl())).hasSize(1);
            assertThat(running(naming, "http://169.254.169.254/v1")).isEmpty();
        }
    }

    @Test
    void aVersionThatIsALetterOfItsOwnIsCutShort() throws Exception {
        try (Peer ollama = ollama("{\"version\":\"1\\n" + "9".repeat(500) + "\"}", TAGS);
                ProviderHttp http = Calls.http(QUICK)) {
            assertThat(running(http, ollama.baseUrl()).getFirst().version())
                    .hasSize(64)
                    .startsWith("1 9");
        }
    }

    private static List<LocalProvider> running(ProviderHttp http, String... addresses) {
        return new LocalProviders(http, Arrays.asList(addresses)).running();
    }

    private static Peer ollama(String version, String tags) {
        return Peer.answering(request ->
                Peer.answer(200, "application/json", request.startsWith("GET /api/version ") ? version : tags));
    }
}
