package app.hearth.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.key.Model;
import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What of a model's context a request may have.
class ContextRoomTest {
    private static Optional<ContextRoom> room(@Nullable Integer context, @Nullable Integer answer, String params) {
        Model model = new Model("p", "m", "M", context, answer, null, null, null, null);
        Map<String, JsonNode> parameters = new HashMap<>();
        Json.read(params, JsonNode.class).properties().forEach(each -> parameters.put(each.getKey(), each.getValue()));
        return ContextRoom.of(Optional.of(model), parameters);
    }

    @Test
    void whereTheContextIsUnknownThereIsNoRoomToCount() {
        assertThat(ContextRoom.of(Optional.empty(), Map.of())).isEmpty();
        assertThat(room(null, 500, "{}")).isEmpty();
    }

    @Test
    void aModelsOwnMaximumIsKeptForTheAnswerUpToAQuarter() {
        assertThat(room(8_000, 500, "{}")).contains(new ContextRoom(8_000, 500));
        assertThat(room(8_000, 8_000, "{}")).contains(new ContextRoom(8_000, 2_000));
        assertThat(room(8_000, null, "{}")).contains(new ContextRoom(8_000, 2_000));
    }

    @Test
    void whatTheQuestionAllowsIsKeptWhateverItIsCalled() {
        for (String params : new String[] {
            "{\"max_tokens\": 3000}",
            "{\"max_completion_tokens\": 3000}",
            "{\"num_predict\": 3000}",
            "{\"options\": {\"num_predict\": 3000}}"
        }) {
            assertThat(room(8_000, 500, params)).as(params).contains(new ContextRoom(8_000, 3_000));
        }
    }

    @Test
    void aLimitThatIsNoneCountsAsNone() {
        for (String params : new String[] {
            "{\"max_tokens\": -1}", "{\"max_tokens\": \"many\"}", "{\"max_tokens\": null}", "{\"options\": 3}"
        }) {
            assertThat(room(8_000, 500, params)).as(params).contains(new ContextRoom(8_000, 500));
        }
    }

    @Test
    void aSmallerContextThatIsAskedForIsWhatTheModelHolds() {
        assertThat(room(8_000, null, "{\"num_ctx\": 4000}")).contains(new ContextRoom(4_000, 1_000));
        assertThat(room(8_000, null, "{\"options\": {\"num_ctx\": 16000}}")).contains(new ContextRoom(8_000, 2_000));
        assertThat(room(null, null, "{\"num_ctx\": 4000}")).contains(new ContextRoom(4_000, 1_000));
    }

    @Test
    void anAnswerThatMayFillAllLeavesNothing() {
        assertThat(room(8_000, null, "{\"max_tokens\": 9000}"))
                .hasValueSatisfying(room -> assertThat(room.prompt()).isZero());
    }
}
