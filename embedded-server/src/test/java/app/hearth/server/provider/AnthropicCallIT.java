package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.QUICK;
import static app.hearth.server.provider.Calls.detail;
import static app.hearth.server.provider.Calls.question;
import static app.hearth.server.provider.Calls.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.conversation.Role;
import app.hearth.common.key.Model;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls in Anthropic's protocol over real connections.
final class AnthropicCallIT {
    private static final String KEY = "sk-ant-0123456789abcdef";
    private static final String ANSWER = Peer.EVENTS
            + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\","
            + "\"text\":\"Hello\"}}\n\nevent: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":"
            + "{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":2}}\n\n"
            + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
    private static final String NOTHING = Peer.answer(404, "application/json", "{\"type\":\"error\"}");

    private final ProviderHttp http = Calls.http(QUICK);
    private final Providers providers = new Providers(http);
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void theRequestIsWhatTheProtocolSays() throws IOException {
        try (Peer peer = asked(NOTHING, ANSWER)) {
            assertThat(call(peer, question())).isEqualTo(new ChatEnd.Complete());
            assertThat(heard.text).hasToString("Hello");
            assertThat(peer.requests.getLast())
                    .startsWith("POST /v1/messages HTTP/1.1\r\n")
                    .contains("x-api-key: " + KEY + "\r\n", "anthropic-version: 2023-06-01\r\n")
                    .doesNotContain("Authorization", "X-Title")
                    .endsWith("{\"model\":\"model-1\",\"max_tokens\":8192,\"messages\":[{\"role\":\"user\","
                            + "\"content\":\"Hi\"}],\"stream\":true}");
        }
    }

    @Test
    void anAnswerMayBeAsLongAsTheModelCanWriteWhichIsAskedOnce() throws IOException {
        String model = Peer.answer(
                200, "application/json", "{\"id\":\"model-1\",\"max_input_tokens\":200000,\"max_tokens\":64000}");
        try (Peer peer = asked(model, ANSWER)) {
            call(peer, question());
            call(peer, question());
            assertThat(peer.requests).hasSize(3);
            assertThat(peer.requests.getFirst())
                    .startsWith("GET /v1/models/model-1 HTTP/1.1\r\n")
                    .contains("x-api-key: " + KEY);
            assertThat(peer.requests.getLast()).contains("\"max_tokens\":64000");
        }
    }

    @Test
    void itLeavesRoomForALongConversation() throws IOException {
        String model = Peer.answer(200, "application/json", "{\"max_input_tokens\":200000,\"max_tokens\":64000}");
        ChatRequest request =
                new ChatRequest("model-1", List.of(new ChatRequest.Turn(Role.USER, "x".repeat(480_000))), Map.of());
        try (Peer peer = asked(model, ANSWER)) {
            call(peer, request);
            assertThat(peer.requests.getLast()).contains("\"max_tokens\":39992");
        }
    }

    @Test
    void aLimitOfTheRequestNeedsNoQuestion() throws IOException {
        try (Peer peer = asked(NOTHING, ANSWER)) {
            call(peer, question(Map.of("max_tokens", JsonNodeFactory.instance.numberNode(5))));
            assertThat(peer.requests)
                    .singleElement()
                    .satisfies(sent -> assertThat(sent).contains("\"max_tokens\":5"));
        }
    }

    @Test
    void refusalsHaveTheirReasons() throws IOException {
        assertRefused(401, "authentication_error", ProviderReason.KEY_REFUSED);
        assertRefused(403, "permission_error", ProviderReason.KEY_REFUSED);
        assertRefused(404, "not_found_error", ProviderReason.UNKNOWN_MODEL);
        assertRefused(413, "request_too_large", ProviderReason.REFUSED_REQUEST);
        assertRefused(429, "rate_limit_error", ProviderReason.RATE_LIMITED);
        assertRefused(500, "api_error", ProviderReason.UNAVAILABLE);
        assertRefused(529, "overloaded_error", ProviderReason.UNAVAILABLE);
        assertThat(refused(400, "invalid_request_error", "Your credit balance is too low to access the API."))
                .contains("has no credit left");
    }

    @Test
    void aParameterItDoesNotTakeIsLeftOutOnce() throws IOException {
        List<String> answers = new ArrayList<>(List.of(
                Peer.answer(
                        400,
                        "application/json",
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                                + "\"message\":\"mood: Extra inputs are not permitted\"}}"),
                ANSWER));
        try (Peer peer = Peer.answering(request -> request.startsWith("GET") ? NOTHING : answers.removeFirst())) {
            assertThat(call(peer, question(Map.of("mood", JsonNodeFactory.instance.textNode("good")))))
                    .isEqualTo(new ChatEnd.Complete());
            assertThat(peer.requests).hasSize(3);
            assertThat(peer.requests.get(1)).contains("mood");
            assertThat(peer.requests.getLast()).doesNotContain("mood");
        }
    }

    @Test
    void nobodyThereIsToldAtOnce() throws IOException {
        Peer gone = Peer.saying("");
        gone.close();
        assertThat(reason(call(gone, question()))).contains(ProviderReason.UNREACHABLE);
    }

    @Test
    void itsListIsReadPageByPage() throws Exception {
        String first = "{\"data\":[{\"id\":\"a\",\"type\":\"model\",\"display_name\":\"A\",\"max_input_tokens\":200000,"
                + "\"max_tokens\":64000,\"capabilities\":{\"image_input\":{\"supported\":true},"
                + "\"thinking\":{\"supported\":false}}},7,{\"id\":null}],"
                + "\"has_more\":true,\"first_id\":\"a\",\"last_id\":\"a\"}";
        String second = "{\"data\":[{\"id\":\"b\",\"capabilities\":null}],\"has_more\":false,\"last_id\":\"b\"}";
        try (Peer peer = Peer.answering(
                request -> Peer.answer(200, "application/json", request.contains("after_id=a") ? second : first))) {
            assertThat(providers.models(peer.access("anthropic", KEY)))
                    .containsExactly(
                            new Model("anthropic", "a", "A", 200000, 64000, null, null, true, false),
                            new Model("anthropic", "b", "b", null, null, null, null, null, null));
            assertThat(peer.requests).hasSize(2);
            assertThat(peer.requests.getFirst()).startsWith("GET /v1/models?limit=1000 HTTP/1.1\r\n");
        }
    }

    @Test
    void aListThatGoesRoundInCirclesEnds() throws Exception {
        String page = "{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}";
        try (Peer peer = Peer.refusing(200, page)) {
            assertThat(providers.models(peer.access("anthropic", KEY))).hasSize(1);
            assertThat(peer.requests).hasSize(2);
        }
    }

    @Test
    void aListThatIsRefusedSaysWhy() throws IOException {
        String body =
                "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"bad " + KEY + "\"}}";
        try (Peer peer = Peer.refusing(401, body)) {
            ProviderException refused = catchThrowableOfType(
                    ProviderException.class, () -> providers.models(peer.access("anthropic", KEY)));
            assertThat(refused.getMessage()).isEqualTo("Anthropic refused this key: bad […]");
        }
    }

    private void assertRefused(int status, String type, ProviderReason reason) throws IOException {
        String body = "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"no\"}}";
        try (Peer peer = asked(NOTHING, Peer.answer(status, "application/json", body))) {
            assertThat(reason(call(peer, question()))).as(type).contains(reason);
        }
    }

    private String refused(int status, String type, String message) throws IOException {
        String body = "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";
        try (Peer peer = asked(NOTHING, Peer.answer(status, "application/json", body))) {
            return detail(call(peer, question()));
        }
    }

    private ChatEnd call(Peer peer, ChatRequest request) {
        return providers.call(peer.access("anthropic", KEY), request).run(heard);
    }

    /// Says what it knows about a model, and answers questions.
    private static Peer asked(String model, String answer) {
        UnaryOperator<String> answers = request -> request.startsWith("GET /v1/models/") ? model : answer;
        return Peer.answering(answers);
    }
}
