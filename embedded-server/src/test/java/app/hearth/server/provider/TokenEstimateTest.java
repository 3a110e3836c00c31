package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Role;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {
    @Test
    void aTurnTakesSomeAroundItAndAPictureMore() {
        Part picture = new Part.Image("image/png", () -> new byte[0]);
        assertThat(TokenEstimate.of(new Turn(Role.USER, "abc"))).isEqualTo(9);
        assertThat(TokenEstimate.of(new Turn(Role.USER, List.of(new Part.Text("abc"), picture))))
                .isEqualTo(2009);
    }

    @Test
    void aRequestIsTheSumOfTheTurnsThatSaySomething() {
        Turn silent = new Turn(Role.ASSISTANT, "");
        Turn said = new Turn(Role.USER, "abc");
        assertThat(TokenEstimate.of(new ChatRequest("m", List.of(said, silent, said), Map.of())))
                .isEqualTo(18);
    }

    @Test
    void theRequestSaysHowLongTheAnswerMayBecomeUnderEachOfItsNames() {
        for (String name : List.of("max_tokens", "max_completion_tokens", "num_predict")) {
            assertThat(longest(Map.of(name, JsonNodeFactory.instance.numberNode(70))))
                    .isEqualTo(70);
            assertThat(longest(Map.of(name, JsonNodeFactory.instance.numberNode(-1))))
                    .isEqualTo(-5);
            assertThat(longest(Map.of(name, JsonNodeFactory.instance.textNode("70"))))
                    .isEqualTo(-5);
        }
        assertThat(longest(Map.of("top_k", JsonNodeFactory.instance.numberNode(70))))
                .isEqualTo(-5);
    }

    private static long longest(Map<String, JsonNode> parameters) {
        return new ChatRequest("m", List.of(), parameters).longestAnswer().orElse(-5);
    }
}
