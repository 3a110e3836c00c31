package app.hearth.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.common.embed.Limits;
import app.hearth.common.key.Model;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import app.hearth.server.provider.AddressPolicy;
import app.hearth.server.provider.ChatEnd;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatSink;
import app.hearth.server.provider.LlmCall;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.provider.ProviderHttp;
import app.hearth.server.provider.Providers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The demo provider, reached by the code that reaches every other.
final class DemoProviderIT {
    private final ProviderHttp http = new ProviderHttp(new AddressPolicy(true, Set.of()), Limits.DEFAULT);
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final CountDownLatch begun = new CountDownLatch(1);
    private Usage usage = new Usage(null, null, null);
    private DemoProvider demo;

    @BeforeEach
    void start() throws IOException {
        demo = DemoProvider.start(Duration.ZERO, InstantSource.system());
    }

    @AfterEach
    void close() {
        demo.close();
        http.close();
    }

    @Test
    void itListsItsModels() throws Exception {
        assertThat(new Providers(http).models(access("any")))
                .extracting(Model::id, Model::contextLength, Model::promptPrice)
                .containsExactly(
                        tuple("hearth-demo", 32768, DemoModel.PROMPT_PRICE),
                        tuple("hearth-demo-slow", 32768, null),
                        tuple("hearth-demo-thinking", 32768, DemoModel.PROMPT_PRICE),
                        tuple("hearth-demo-dry", 32768, DemoModel.PROMPT_PRICE),
                        tuple("hearth-demo-shy", 32768, DemoModel.PROMPT_PRICE));
    }

    @Test
    void itsAnswerSaysThatItIsCannedAndEchoesTheQuestion() {
        assertThat(ask("hearth-demo", "What is *the* weather like?")).isEqualTo(new ChatEnd.Complete());
        assertThat(text)
                .contains("canned demo answer", "“What is the weather like?”", "| Model |", "```java", "- press");
        assertThat(reasoning).isEmpty();
        assertThat(usage.promptTokens()).isPositive();
        assertThat(usage.completionTokens()).isGreaterThan(100);
        assertThat(usage.costUsd()).isNull();
    }

    @Test
    void germanIsAnsweredInGerman() {
        ask("hearth-demo", "Wie wird das Wetter und warum?");
        assertThat(text).contains("vorgefertigte Demo-Antwort", "„Wie wird das Wetter und warum?“");
    }

    @Test
    void hebrewIsAnsweredInHebrew() {
        ask("hearth-demo", "מה שלומך?");
        assertThat(text).contains("תשובת הדגמה", "\"מה שלומך?\"").doesNotContain("data:image");
    }

    @Test
    void aPictureIsAnsweredWithOne() throws Exception {
        String picture = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AA==\"}}";
        assertThat(send("POST", "/chat/completions", """
                {"model":"hearth-demo","messages":[{"role":"user","content":[%s,{"type":"text","text":"What is this?"}]}]}
                """.formatted(picture)))
                .contains("“What is this?”", "![A tram](data:image/png;base64,iVBOR");
    }

    @Test
    void theSecondAnswerIsAnother() {
        call(secondQuestion(), "any").run(sink());
        assertThat(text).contains("Another **canned demo answer**").contains("“two”");
    }

    private static ChatRequest secondQuestion() {
        return new ChatRequest(
                "hearth-demo",
                List.of(
                        new ChatRequest.Turn(Role.USER, "one"),
                        new ChatRequest.Turn(Role.ASSISTANT, "answer"),
                        new ChatRequest.Turn(Role.USER, "two")),
                Map.of());
    }

    @Test
    void theThinkingModelReasons() {
        ask("hearth-demo-thinking", "Why?");
        assertThat(reasoning).contains("canned reasoning", "“Why?”");
        assertThat(text).contains("canned demo answer");
    }

    @Test
    void withoutKeyItRefuses() {
        assertThat(reason(call(question("hearth-demo", "Hi"), "").run(sink()))).isEqualTo(ProviderReason.KEY_REFUSED);
        assertThat(reason(ask("gpt-9", "Hi"))).isEqualTo(ProviderReason.UNKNOWN_MODEL);
    }

    @Test
    void itComesAtAReadablePace() throws Exception {
        demo.close();
        demo = DemoProvider.start(InstantSource.system());
        long started = System.nanoTime();
        assertThat(call(secondQuestion(), "any").run(sink())).isEqualTo(new ChatEnd.Complete());
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(took)
                .isGreaterThan(Duration.ofMillis(
                        33L * DemoAnswers.pieces(text.toString()).size()));
    }

    @Test
    void aCancelStopsIt() throws Exception {
        demo.close();
        demo = DemoProvider.start(Duration.ofMillis(200), InstantSource.system());
        LlmCall call = call(question("hearth-demo-slow", "Hi"), "any");
        FutureTask<ChatEnd> end = new FutureTask<>(() -> call.run(sink()));
        Thread.ofVirtual().start(end);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        call.cancel();
        assertThat(end.get(1, TimeUnit.SECONDS)).isEqualTo(new ChatEnd.Cancelled());
        assertThat(text).hasSizeLessThan(100);
    }

    @Test
    void theSlowModelLetsPeopleWaitAndNoCouncil() throws Exception {
        String asked =
                "{\"model\":\"hearth-demo-slow\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";
        String ballot = "The question asked last in this conversation was answered 2 times. You judge these answers."
                + " <answer-1 name=\\\"Response A\\\">\\nyes\\n</answer-1> <answer-1 name=\\\"Response B\\\">\\nno\\n</answer-1>";
        assertThat(send("POST", "/chat/completions", asked.formatted("Hi"))).contains(": OPENROUTER PROCESSING");
        assertThat(send("POST", "/chat/completions", asked.formatted(ballot)))
                .contains("RANKING:")
                .doesNotContain("PROCESSING");
    }

    @Test
    void oddRequestsAreRefusedInJson() throws Exception {
        assertThat(send("POST", "/chat/completions", "{oops")).startsWith("400 {\"error\":{\"message\":");
        assertThat(send("POST", "/chat/completions", "")).startsWith("400 {");
        assertThat(send("GET", "/elsewhere", "")).startsWith("404 {");
        String whole = "{\"model\":\"hearth-demo-thinking\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        assertThat(send("POST", "/chat/completions", whole))
                .startsWith("200 {")
                .contains("\"object\":\"chat.completion\"", "\"message\":{\"role\":\"assistant\"", "\"usage\":{");
    }

    @Test
    void itListensOnLoopbackOnly() {
        assertThat(demo.baseUrl()).hasScheme("http").hasHost("127.0.0.1").hasPath("/v1");
    }

    private String send(String method, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(demo.baseUrl() + path))
                    .header("Authorization", "Bearer any")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    private ChatEnd ask(String model, String question) {
        return call(question(model, question), "any").run(sink());
    }

    private static ChatRequest question(String model, String question) {
        return new ChatRequest(model, List.of(new ChatRequest.Turn(Role.USER, question)), Map.of());
    }

    private LlmCall call(ChatRequest request, String key) {
        return new Providers(http).call(access(key), request);
    }

    private ProviderAccess access(String key) {
        return new ProviderAccess("demo", demo.baseUrl().toString(), Secret.of(key));
    }

    private static ProviderReason reason(ChatEnd end) {
        return end instanceof ChatEnd.Failed(var problem) && problem.reason() != null
                ? problem.reason()
                : ProviderReason.NOT_UNDERSTOOD;
    }

    private ChatSink sink() {
        return new ChatSink() {
            @Override
            public void text(String piece) {
                text.append(piece);
                begun.countDown();
            }

            @Override
            public void reasoning(String piece) {
                reasoning.append(piece);
            }

            @Override
            public void usage(Usage latest) {
                usage = latest;
            }
        };
    }
}
