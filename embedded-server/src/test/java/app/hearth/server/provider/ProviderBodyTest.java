package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.dialect;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Role;
import app.hearth.common.wire.Json;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What each provider is sent, and what it is not because it would refuse it.
final class ProviderBodyTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Turn SYSTEM = new Turn(Role.SYSTEM, "Be brief.");
    private static final Turn QUESTION = new Turn(Role.USER, "Hi");
    private static final Part IMAGE = new Part.Image("image/png", () -> new byte[] {1, 2, 3});
    private static final Map<String, JsonNode> MANY = Map.of(
            "temperature", JSON.numberNode(0.5),
            "max_tokens", JSON.numberNode(7),
            "stop", JSON.textNode("END"),
            "seed", JSON.numberNode(1),
            "store", JSON.booleanNode(true),
            "logit_bias", JSON.objectNode(),
            "top_k", JSON.numberNode(3));

    @Test
    void openAiTakesTheLimitUnderItsNewName() {
        JsonNode sent = completion("https://api.openai.com/v1", "gpt-4.1", SYSTEM, QUESTION);
        assertThat(sent.path("max_completion_tokens").asInt()).isEqualTo(7);
        assertThat(sent.has("max_tokens")).isFalse();
        assertThat(sent.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(sent.path("messages").path(0).path("role").asText()).isEqualTo("system");
        assertThat(sent.path("stream_options").path("include_usage").asBoolean())
                .isTrue();
    }

    @Test
    void itsReasoningModelsTakeNoSamplingAndCallTheSystemPromptOtherwise() {
        for (String model : List.of("o3-mini", "gpt-5", "gpt-5.2-pro", "gpt-10")) {
            JsonNode sent = completion("https://api.openai.com/v1", model, SYSTEM, QUESTION);
            assertThat(sent.has("temperature")).as(model).isFalse();
            assertThat(sent.path("seed").asInt()).isEqualTo(1);
            assertThat(sent.path("messages").path(0).path("role").asText()).isEqualTo("developer");
        }
        for (String model : List.of("gpt-4o", "gpt-5-chat-latest", "omni")) {
            JsonNode sent = completion("https://api.openai.com/v1", model, SYSTEM, QUESTION);
            assertThat(sent.has("temperature")).as(model).isTrue();
            assertThat(sent.path("messages").path(0).path("role").asText()).isEqualTo("system");
        }
        assertThat(completion("https://openrouter.ai/api/v1", "o3-mini", QUESTION)
                        .has("temperature"))
                .isTrue();
    }

    @Test
    void mistralTakesNeitherStreamOptionsNorStore() {
        JsonNode sent = completion("https://api.mistral.ai/v1", "m", QUESTION);
        assertThat(sent.has("stream_options")).isFalse();
        assertThat(sent.has("store")).isFalse();
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(7);
        JsonNode renamed = json(CompletionBody.of(
                request("m", Map.of("max_completion_tokens", JSON.numberNode(9)), QUESTION),
                dialect("x", "https://api.mistral.ai/v1")));
        assertThat(renamed.path("max_tokens").asInt()).isEqualTo(9);
        assertThat(renamed.has("max_completion_tokens")).isFalse();
    }

    @Test
    void azureAndOpenRouterTakeNoStreamOptions() {
        assertThat(completion("https://x.openai.azure.com/openai/v1", "m", QUESTION)
                        .has("stream_options"))
                .isFalse();
        assertThat(completion("https://openrouter.ai/api/v1", "m", QUESTION).has("stream_options"))
                .isFalse();
        assertThat(completion("https://generativelanguage.googleapis.com/v1beta/openai", "m", QUESTION)
                        .has("stream_options"))
                .isTrue();
    }

    @Test
    void groqTakesNoBias() {
        JsonNode sent = completion("https://api.groq.com/openai/v1", "openai/gpt-oss-120b", QUESTION);
        assertThat(sent.has("logit_bias")).isFalse();
        assertThat(sent.path("max_completion_tokens").asInt()).isEqualTo(7);
        assertThat(sent.path("temperature").asDouble()).isEqualTo(0.5);
    }

    @Test
    void deepSeekIsToldQuestionAndAnswerInTurns() {
        JsonNode sent = completion(
                "https://api.deepseek.com",
                "deepseek-chat",
                SYSTEM,
                new Turn(Role.ASSISTANT, "Welcome"),
                QUESTION,
                new Turn(Role.ASSISTANT, ""),
                new Turn(Role.USER, "Still there?"));
        assertThat(sent.path("messages").toString())
                .isEqualTo("[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"…\"},"
                        + "{\"role\":\"assistant\",\"content\":\"Welcome\"},"
                        + "{\"role\":\"user\",\"content\":\"Hi\\n\\nStill there?\"}]");
        JsonNode elsewhere = completion("https://host/v1", "m", QUESTION, QUESTION);
        assertThat(elsewhere.path("messages")).hasSize(2);
    }

    @Test
    void anthropicGetsTheSystemPromptBesideTheMessages() {
        JsonNode sent = message(SYSTEM, QUESTION);
        assertThat(sent.path("system").asText()).isEqualTo("Be brief.");
        assertThat(sent.path("messages").toString()).isEqualTo("[{\"role\":\"user\",\"content\":\"Hi\"}]");
        assertThat(sent.path("stream").asBoolean()).isTrue();
        assertThat(message(QUESTION).has("system")).isFalse();
    }

    @Test
    void anthropicMustBeToldTheLimit() {
        assertThat(message(QUESTION).path("max_tokens").asInt()).isEqualTo(7);
        ChatRequest plain = request("claude", Map.of(), QUESTION);
        assertThat(json(MessageBody.of(plain, anthropic(), 8192))
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(8192);
        ChatRequest otherName = request("claude", Map.of("max_completion_tokens", JSON.numberNode(9)), QUESTION);
        JsonNode renamed = json(MessageBody.of(otherName, anthropic(), 8192));
        assertThat(renamed.path("max_tokens").asInt()).isEqualTo(9);
        assertThat(renamed.has("max_completion_tokens")).isFalse();
    }

    @Test
    void anthropicIsNotSentWhatOnlyOpenAiKnows() {
        JsonNode sent = message(QUESTION);
        assertThat(sent.has("seed")).isFalse();
        assertThat(sent.has("logit_bias")).isFalse();
        assertThat(sent.has("stream_options")).isFalse();
        assertThat(sent.path("stop_sequences").toString()).isEqualTo("[\"END\"]");
        assertThat(sent.has("stop")).isFalse();
        assertThat(sent.path("top_k").asInt()).isEqualTo(3);
    }

    @Test
    void anthropicsImagesAreBase64Blocks() {
        JsonNode sent = message(new Turn(Role.USER, List.of(new Part.Text("What?"), IMAGE, new Part.Text(" "))));
        JsonNode content = sent.path("messages").path(0).path("content");
        assertThat(content).hasSize(2);
        assertThat(content.path(0).toString()).isEqualTo("{\"type\":\"text\",\"text\":\"What?\"}");
        assertThat(content.path(1).path("type").asText()).isEqualTo("image");
        JsonNode source = content.path(1).path("source");
        assertThat(source.path("type").asText()).isEqualTo("base64");
        assertThat(source.path("media_type").asText()).isEqualTo("image/png");
        assertThat(source.path("data").asText()).isEqualTo("AQID");
    }

    @Test
    void anthropicIsToldTurnsThatBeginWithAQuestionAndAnAnswerToGoOnWithWithoutItsLastBlank() {
        JsonNode messages = message(
                        SYSTEM,
                        new Turn(Role.ASSISTANT, "Old "),
                        new Turn(Role.USER, "a"),
                        new Turn(Role.USER, List.of(IMAGE)),
                        new Turn(Role.ASSISTANT, "Once upon a \n"))
                .path("messages");
        assertThat(messages).hasSize(4);
        assertThat(messages.path(0).path("role").asText()).isEqualTo("user");
        assertThat(messages.path(1).path("content").asText()).isEqualTo("Old ");
        assertThat(messages.path(2).path("content")).hasSize(2);
        assertThat(messages.path(3).path("content").asText()).isEqualTo("Once upon a");
    }

    @Test
    void ollamaGetsParametersAsOptions() {
        JsonNode sent = ollama(request("m", MANY, SYSTEM, QUESTION));
        JsonNode options = sent.path("options");
        assertThat(options.path("num_ctx").asInt()).isEqualTo(16384);
        assertThat(options.path("num_predict").asInt()).isEqualTo(7);
        assertThat(options.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(options.path("stop").toString()).isEqualTo("[\"END\"]");
        assertThat(sent.has("temperature")).isFalse();
        assertThat(sent.has("store")).isFalse();
        assertThat(sent.path("messages").path(0).path("role").asText()).isEqualTo("system");
    }

    @Test
    void aContextAmongTheParametersWins() {
        assertThat(ollama(request("m", Map.of("num_ctx", JSON.numberNode(2048)), QUESTION))
                        .at("/options/num_ctx")
                        .asInt())
                .isEqualTo(2048);
        JsonNode options = JSON.objectNode().put("num_ctx", 4096).put("mirostat", 2);
        JsonNode sent = ollama(request("m", Map.of("options", options), QUESTION));
        assertThat(sent.path("options").toString()).isEqualTo("{\"num_ctx\":4096,\"mirostat\":2}");
    }

    @Test
    void whatOllamaWouldCutInSilenceItIsToldToRefuse() {
        JsonNode sent = ollama(request("m", Map.of(), QUESTION));
        assertThat(sent.path("truncate").asBoolean(true)).isFalse();
        assertThat(sent.path("shift").asBoolean(true)).isFalse();
        assertThat(sent.path("stream").asBoolean()).isTrue();
    }

    @Test
    void ollamasImagesAreBareBase64BesideTheText() {
        JsonNode sent = ollama(request("m", Map.of(), new Turn(Role.USER, List.of(new Part.Text("What?"), IMAGE))));
        assertThat(sent.path("messages").path(0).toString())
                .isEqualTo("{\"role\":\"user\",\"content\":\"What?\",\"images\":[\"AQID\"]}");
    }

    @Test
    void ollamaThinksAsHardAsItIsAsked() {
        assertThat(thinking("reasoning_effort", JSON.textNode("high")).asText()).isEqualTo("high");
        assertThat(thinking("reasoning_effort", JSON.textNode("none")).asBoolean(true))
                .isFalse();
        assertThat(thinking("think", JSON.booleanNode(true)).asBoolean()).isTrue();
    }

    @Test
    void thinkIsLeftOutForAModelThatCannot() {
        ChatBody body = OllamaBody.of(
                request("m", Map.of("think", JSON.booleanNode(true)), QUESTION),
                dialect("ollama", "http://127.0.0.1/v1"),
                4096);
        String said = "{\"error\":\"\\\"gemma3\\\" does not support thinking\"}";
        assertThat(body.without(ProviderError.ofBody(said), said))
                .hasValueSatisfying(rest -> assertThat(json(rest).has("think")).isFalse());
    }

    @Test
    void whatAnthropicCallsDeprecatedIsLeftOutButNeverWhatItNeeds() {
        ChatBody body =
                MessageBody.of(request("claude", Map.of("temperature", JSON.numberNode(1)), QUESTION), anthropic(), 5);
        String said = "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                + "\"message\":\"`temperature` is deprecated for this model.\"}}";
        assertThat(body.without(ProviderError.ofBody(said), said))
                .hasValueSatisfying(
                        rest -> assertThat(json(rest).has("temperature")).isFalse());
        String needed = "{\"error\":{\"message\":\"max_tokens: extra inputs are not permitted\"}}";
        assertThat(body.without(ProviderError.ofBody(needed), needed)).isEmpty();
    }

    private static JsonNode thinking(String name, JsonNode value) {
        return ollama(request("m", Map.of(name, value), QUESTION)).path("think");
    }

    private static JsonNode completion(String url, String model, Turn... turns) {
        return json(CompletionBody.of(request(model, MANY, turns), dialect("any", url)));
    }

    private static JsonNode message(Turn... turns) {
        return json(MessageBody.of(request("claude", MANY, turns), anthropic(), 8192));
    }

    private static JsonNode ollama(ChatRequest request) {
        return json(OllamaBody.of(request, dialect("ollama", "http://127.0.0.1/v1"), 16384));
    }

    private static Dialect anthropic() {
        return dialect("anthropic", "https://api.anthropic.com/v1");
    }

    private static ChatRequest request(String model, Map<String, JsonNode> parameters, Turn... turns) {
        return new ChatRequest(model, List.of(turns), parameters);
    }

    private static JsonNode json(ChatBody body) {
        try {
            return Json.lenient().readTree(body.json());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
