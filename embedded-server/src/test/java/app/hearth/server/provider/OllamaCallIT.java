package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.QUICK;
import static app.hearth.server.provider.Calls.detail;
import static app.hearth.server.provider.Calls.question;
import static app.hearth.server.provider.Calls.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.common.embed.Limits;
import app.hearth.common.key.Model;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls in Ollama's own protocol over real connections.
final class OllamaCallIT {
    private static final String SHOWN =
            "{\"parameters\":\"stop    \\\"<|eot_id|>\\\"\",\"capabilities\":[\"completion\",\"vision\",\"thinking\"],"
                    + "\"model_info\":{\"general.architecture\":\"llama\",\"llama.context_length\":131072}}";
    private static final String ANSWER = """
            {"message":{"content":"Hello"},"done":false}
            {"message":{"content":""},"done":true,"done_reason":"stop","eval_count":2}
            """;
    private static final String LOADED =
            "{\"models\":[{\"name\":\"model-1:latest\",\"model\":\"model-1:latest\"," + "\"context_length\":16384}]}";

    private final Heard heard = new Heard();
    private ProviderHttp http = Calls.http(QUICK);
    private Providers providers = new Providers(http);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void theStoredAddressIsOpenAisAndTheCallIsItsOwn() throws IOException {
        try (Peer peer = ollama(SHOWN, LOADED, ANSWER)) {
            assertThat(peer.baseUrl()).endsWith("/v1");
            assertThat(call(peer, question())).isEqualTo(new ChatEnd.Complete());
            assertThat(heard.text).hasToString("Hello");
            assertThat(heard.usages).containsExactly(new Usage(null, 2, null));
            assertThat(peer.requests.getLast())
                    .startsWith("POST /api/chat HTTP/1.1\r\n")
                    .doesNotContainIgnoringCase("authorization")
                    .endsWith("{\"model\":\"model-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                            + "\"stream\":true,\"truncate\":false,\"shift\":false,\"options\":{\"num_ctx\":16384}}");
        }
    }

    @Test
    void aKeyIsSentWhereThereIsOne() throws IOException {
        try (Peer peer = ollama(SHOWN, LOADED, ANSWER)) {
            providers.call(peer.access("ollama", "k-123"), question()).run(heard);
            assertThat(peer.requests)
                    .isNotEmpty()
                    .allSatisfy(sent -> assertThat(sent).contains("Authorization: Bearer k-123\r\n"));
        }
    }

    @Test
    void theContextGrowsWithTheConversationUpToTheModels() throws IOException {
        assertThat(context(SHOWN, 10)).isEqualTo(16384);
        assertThat(context(SHOWN, 60_000)).isEqualTo(32768);
        assertThat(context(SHOWN, 10_000_000)).isEqualTo(131072);
        assertThat(context(SHOWN.replace("131072", "4096"), 10)).isEqualTo(4096);
    }

    @Test
    void aContextThatTheModelsFileAsksForIsTheLeast() throws IOException {
        assertThat(context(SHOWN.replace("stop  ", "num_ctx 40960\\nstop  "), 10))
                .isEqualTo(40960);
    }

    @Test
    void anOldServerThatSaysLittleIsAskedAllTheSame() throws IOException {
        assertThat(context("{\"modelfile\":\"FROM x\"}", 10)).isEqualTo(16384);
        assertThat(context("oops", 60_000)).isEqualTo(32768);
        assertThat(context("{\"model_info\":{\"odd.context_length\":\"8192\"}}", 10))
                .isEqualTo(8192);
    }

    @Test
    void aModelIsAskedAboutOnce() throws IOException {
        try (Peer peer = ollama(SHOWN, LOADED, ANSWER)) {
            call(peer, question());
            call(peer, question());
            assertThat(peer.requests.stream().filter(sent -> sent.startsWith("POST /api/show")))
                    .hasSize(1);
        }
    }

    @Test
    void aModelThatIsNotLoadedIsSaidToBeLoadingUntilItAnswers() throws IOException {
        try (Peer peer = ollama(SHOWN, "{\"models\":[{\"model\":\"other\"}]}", ANSWER)) {
            call(peer, question());
        }
        assertThat(heard.phases).containsExactly(RunPhase.LOADING, RunPhase.ANSWERING);
    }

    @Test
    void oneLoadedWithTooLittleContextIsLoadedAnew() throws IOException {
        try (Peer peer = ollama(SHOWN, LOADED.replace("16384", "4096"), ANSWER)) {
            call(peer, question());
            assertThat(peer.requests.getLast()).contains("\"num_ctx\":16384");
        }
        assertThat(heard.phases).containsExactly(RunPhase.LOADING, RunPhase.ANSWERING);
    }

    @Test
    void aContextThatTheRequestAsksForIsWhatIsLoaded() throws IOException {
        try (Peer peer = ollama(SHOWN, LOADED, ANSWER)) {
            call(peer, question(Map.of("num_ctx", JsonNodeFactory.instance.numberNode(20_000))));
            assertThat(peer.requests.getLast()).contains("\"num_ctx\":20000");
        }
        assertThat(heard.phases).containsExactly(RunPhase.LOADING, RunPhase.ANSWERING);
    }

    @Test
    void oneLoadedWithMoreStaysAsItIs() throws IOException {
        try (Peer peer = ollama(SHOWN, LOADED.replace("16384", "65536"), ANSWER)) {
            call(peer, question());
            assertThat(peer.requests.getLast()).contains("\"num_ctx\":65536");
        }
        assertThat(heard.phases).isEmpty();
    }

    @Test
    void aServerThatDoesNotSayWhatIsLoadedIsNotSaidToLoad() throws IOException {
        try (Peer peer = ollama(SHOWN, "not found", ANSWER)) {
            assertThat(call(peer, question())).isEqualTo(new ChatEnd.Complete());
        }
        assertThat(heard.phases).isEmpty();
    }

    @Test
    void loadingMayTakeLongerThanAnyoneElsesFirstByte() throws Exception {
        http.close();
        Limits limits = QUICK.withProviderTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(20));
        http = Calls.http(limits);
        providers = new Providers(http);
        CountDownLatch never = new CountDownLatch(1);
        try (Peer peer = new Peer((socket, out) -> {
            // Longer than the limit, shorter than what loading is given.
            assertThat(never.await(1500, TimeUnit.MILLISECONDS)).isFalse();
            out.write((Peer.EVENTS + ANSWER).getBytes(UTF_8));
        })) {
            assertThat(call(peer, question())).isEqualTo(new ChatEnd.Complete());
        }
        assertThat(heard.text).hasToString("Hello");
    }

    @Test
    void refusalsAreSaidInItsOwnWords() throws IOException {
        try (Peer peer = refusing(404, "{\"error\":\"model 'model-1' not found\"}")) {
            ChatEnd end = call(peer, question());
            assertThat(reason(end)).contains(ProviderReason.UNKNOWN_MODEL);
            assertThat(detail(end)).isEqualTo("Ollama does not know this model: model 'model-1' not found");
        }
        try (Peer peer = refusing(400, "{\"error\":\"the input length exceeds the context length\"}")) {
            ChatEnd end = call(peer, question());
            assertThat(reason(end)).contains(ProviderReason.REFUSED_REQUEST);
            assertThat(detail(end)).endsWith("the input length exceeds the context length");
        }
    }

    @Test
    void itsListSaysWhatEachModelCan() throws Exception {
        String tags = "{\"models\":[{\"name\":\"llama3.2:latest\",\"model\":\"llama3.2:latest\",\"size\":1},"
                + "{\"name\":\"embed\"},null,{\"name\":5},{\"name\":\"broken\"},{\"name\":\"plain\",\"details\":null}]}";
        try (Peer peer = Peer.answering(request -> {
            if (request.startsWith("GET /api/tags ")) {
                return Peer.answer(200, "application/json", tags);
            } else if (request.contains("\"llama3.2:latest\"")) {
                return Peer.answer(200, "application/json", SHOWN);
            } else if (request.contains("\"embed\"")) {
                return Peer.answer(200, "application/json", "{\"capabilities\":[\"embedding\"]}");
            } else if (request.contains("\"plain\"")) {
                return Peer.answer(200, "application/json", "{\"capabilities\":[\"completion\"],\"model_info\":null}");
            }
            return Peer.answer(500, "application/json", "{\"error\":\"broken\"}");
        })) {
            assertThat(providers.models(peer.access("ollama", "")))
                    .containsExactly(
                            new Model(
                                    "ollama",
                                    "llama3.2:latest",
                                    "llama3.2:latest",
                                    131072,
                                    null,
                                    null,
                                    null,
                                    true,
                                    true),
                            new Model("ollama", "broken", "broken", null, null, null, null, null, null),
                            new Model("ollama", "plain", "plain", null, null, null, null, false, false));
        }
    }

    @Test
    void withoutAnyModelItsListIsEmpty() throws Exception {
        try (Peer peer = Peer.refusing(200, "{\"models\":null}")) {
            assertThat(providers.models(peer.access("ollama", ""))).isEmpty();
        }
    }

    private int context(String shown, int length) throws IOException {
        ChatRequest request =
                new ChatRequest("model-1", List.of(new ChatRequest.Turn(Role.USER, "x".repeat(length))), Map.of());
        try (Peer peer = ollama(shown, "{}", ANSWER)) {
            call(peer, request);
            String sent = peer.requests.getLast();
            return Integer.parseInt(sent.substring(sent.indexOf("\"num_ctx\":") + 10)
                    .chars()
                    .takeWhile(Character::isDigit)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()));
        }
    }

    private ChatEnd call(Peer peer, ChatRequest request) {
        return providers.call(peer.access("ollama", ""), request).run(heard);
    }

    private static Peer ollama(String shown, String running, String answer) {
        return Peer.answering(request -> {
            if (request.startsWith("POST /api/show ")) {
                return Peer.answer(200, "application/json", shown);
            }
            return request.startsWith("GET /api/ps ")
                    ? Peer.answer(200, "application/json", running)
                    : Peer.answer(200, "application/x-ndjson", answer);
        });
    }

    private static Peer refusing(int status, String body) {
        return Peer.answering(request -> request.startsWith("POST /api/chat ")
                ? Peer.answer(status, "application/json", body)
                : Peer.answer(404, "application/json", "{}"));
    }
}
