package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChatBodyTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void fieldsOfOursCannotBeReplaced() {
        Map<String, JsonNode> parameters =
                Map.of("model", JSON.textNode("other"), "messages", JSON.arrayNode(), "n", JSON.numberNode(5));
        assertThat(ChatBody.of(Calls.question(parameters), false).json())
                .isEqualTo("{\"model\":\"model-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                        + "\"stream\":true}");
    }

    @Test
    void emptyMessagesAreLeftOut() {
        ChatRequest request = new ChatRequest(
                "m",
                List.of(
                        new ChatRequest.Turn(Role.USER, "a"),
                        new ChatRequest.Turn(Role.ASSISTANT, ""),
                        new ChatRequest.Turn(Role.USER, "b")),
                Map.of());
        assertThat(ChatBody.of(request, false).json())
                .doesNotContain("assistant")
                .contains("\"b\"");
    }

    @Test
    void imagesGoAsDataBetweenTheText() {
        ChatRequest.Part image = new ChatRequest.Part.Image("image/png", () -> new byte[] {1, 2, 3});
        ChatRequest request = new ChatRequest(
                "m",
                List.of(
                        new ChatRequest.Turn(
                                Role.USER,
                                List.of(
                                        new ChatRequest.Part.Text("What is this?"),
                                        image,
                                        new ChatRequest.Part.Text(""))),
                        new ChatRequest.Turn(Role.USER, List.of(new ChatRequest.Part.Text(""), image))),
                Map.of());
        assertThat(ChatBody.of(request, false).json())
                .contains("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is this?\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AQID\"}}]},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",");
    }

    @Test
    void theParameterTheProviderNamesIsLeftOut() {
        assertThat(after("top_k", "{\"error\":{\"message\":\"Unrecognized request argument supplied: top_k\"}}"))
                .hasValueSatisfying(json -> assertThat(json).doesNotContain("top_k"));
        assertThat(after("top_k", "{\"error\":{\"code\":\"unsupported_parameter\",\"param\":\"top_k\"}}"))
                .isPresent();
        assertThat(after("reasoning", "{\"error\":{\"message\":\"Unknown field\",\"param\":\"reasoning.effort\"}}"))
                .isPresent();
    }

    @Test
    void aParameterIsNamedByAWholeWordOnly() {
        assertThat(after("top", "{\"error\":\"unknown parameter top_k\"}")).isEmpty();
        assertThat(after("model", "{\"error\":\"unknown model\"}")).isEmpty();
        assertThat(after("top_k", "{\"error\":\"top_k is too large\"}")).isEmpty();
    }

    @Test
    void theLimitMovesToItsNewName() {
        assertThat(after(
                        "max_tokens",
                        "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model."
                                + " Use 'max_completion_tokens' instead.\",\"param\":\"max_tokens\"}}"))
                .hasValueSatisfying(json ->
                        assertThat(json).contains("\"max_completion_tokens\":7").doesNotContain("\"max_tokens\""));
    }

    private static Optional<String> after(String parameter, String refusal) {
        ChatBody body = ChatBody.of(Calls.question(Map.of(parameter, JSON.numberNode(7))), false);
        return body.without(ProviderError.ofBody(refusal), refusal).map(ChatBody::json);
    }
}
