package app.hearth.desktop.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {
    private static JsonNode json(String text) {
        return Json.read(text, JsonNode.class);
    }

    @Test
    void whatIsStoredIsShownAndComesBack() {
        JsonNode stored = json("{\"temperature\": 0.2, \"max_tokens\": 300, \"top_p\": 0.5}");
        Parameters parameters = Parameters.of(stored);
        assertThat(parameters.temperature()).isEqualTo("0.2");
        assertThat(parameters.limit()).isEqualTo("300");
        assertThat(Json.write(Objects.requireNonNull(parameters.json()))).isEqualTo(Json.write(stored));
    }

    @Test
    void whatTheWindowDoesNotKnowStaysWhenTheRestIsTakenAway() {
        Parameters parameters =
                Parameters.of(json("{\"temperature\": 0.2, \"top_p\": 0.5}")).with("", " ");
        assertThat(parameters.json()).isEqualTo(json("{\"top_p\": 0.5}"));
    }

    @Test
    void withoutAnyThereIsNothingToStore() {
        assertThat(Parameters.of(null).json()).isNull();
        assertThat(Parameters.of(json("{\"max_tokens\": 3}")).with("", "").json())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "0.7", "0,7", " 1 "})
    void aTemperatureIsNothingOrANumberUpToTwo(String typed) {
        assertThat(Parameters.of(null).with(typed, "").isTemperatureGood()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2.1", "warm", "1 2"})
    void anythingElseIsNoTemperature(String typed) {
        Parameters parameters = Parameters.of(null).with(typed, "");
        assertThat(parameters.isTemperatureGood()).isFalse();
        assertThat(parameters.json()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "1.5", "many", "99999999"})
    void aLimitIsAWholeNumberOfTokens(String typed) {
        assertThat(Parameters.of(null).with("", typed).isLimitGood()).isFalse();
        assertThat(Parameters.of(null).with("", "500").json()).isEqualTo(json("{\"max_tokens\": 500}"));
    }

    @Test
    void aCommaIsAPoint() {
        assertThat(Json.write(Objects.requireNonNull(
                        Parameters.of(null).with("0,7", "").json())))
                .isEqualTo("{\"temperature\":0.7}");
    }
}
