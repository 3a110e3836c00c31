package app.hearth.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Login;
import app.hearth.common.account.ProfileId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Usage;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWritingTest {
    private static final UUID ID = UUID.fromString("018f3c1e-7b1a-7def-8abc-0123456789ab");

    @Test
    void onlyTheRevealingWriterWritesASecret() throws JsonProcessingException {
        Login login = new Login("ada", null, Secret.of("hunter2"), null, null);

        assertThat(Json.revealing().writeValueAsString(login))
                .isEqualTo("{\"username\":\"ada\",\"password\":\"hunter2\"}");
        assertThatThrownBy(() -> Json.write(login)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.write(Map.of("a", List.of(Secret.of("hunter2")))))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refusal ->
                        assertThat(String.valueOf(refusal.getCause())).doesNotContain("hunter2"));
        assertThatThrownBy(() -> Json.lenient().writeValueAsString(login)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.lenient().valueToTree(new SaveKey("x", Secret.of("hunter2"), null, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAbsentFieldIsNotWrittenAndNullIs() {
        assertThat(Json.write(ConversationPatch.none())).isEqualTo("{}");
        assertThat(Json.write(ConversationPatch.none().withSystemPrompt(null).withPinned(false)))
                .isEqualTo("{\"pinned\":false,\"system_prompt\":null}");
        assertThat(Json.write(ConversationPatch.none().withTags(List.of()).withTitle("")))
                .isEqualTo("{\"title\":\"\",\"tags\":[]}");
        assertThat(Json.write(NewMessage.question("", "p", "m")))
                .isEqualTo("{\"content\":\"\",\"provider\":\"p\",\"model\":\"m\"}");
        assertThat(Json.write(NewMessage.question("", "p", "m").withParentId(null)))
                .contains("\"parent_id\":null");
    }

    @ParameterizedTest
    @CsvSource({"0.00000012,0.00000012", "1E+3,1000", "12E-9,0.000000012", "0.10,0.10", "0,0"})
    void moneyIsAPlainString(String value, String written) {
        assertThat(Json.write(new Usage(null, null, new BigDecimal(value))))
                .isEqualTo("{\"cost_usd\":\"" + written + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "1234567890123456789012345678901234567890123", "0x1", ""})
    void moneyThatCannotBePrintedIsNotRead(String value) {
        assertThatThrownBy(() -> Json.read("{\"cost_usd\":\"" + value + "\"}", Usage.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moneyIsReadFromAStringOrANumber() {
        assertThat(Json.read("{\"cost_usd\":\"0.10\"}", Usage.class).costUsd()).isEqualTo(new BigDecimal("0.10"));
        assertThat(Json.read("{\"cost_usd\":0.10}", Usage.class).costUsd()).isEqualTo(new BigDecimal("0.10"));
        assertThat(Json.read("{\"cost_usd\":2}", Usage.class).costUsd()).isEqualTo(new BigDecimal("2"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z,2026-01-02T03:04:05.000Z",
        "2026-01-02T03:04:05.6789Z,2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05.120Z,2026-01-02T03:04:05.120Z"
    })
    void timesHaveThreeDigits(String time, String written) {
        assertThat(Json.write(Map.of("a", Instant.parse(time)))).isEqualTo("{\"a\":\"" + written + "\"}");
    }

    @Test
    void idsArePlainStrings() {
        assertThat(Json.write(new ProfileId(ID))).isEqualTo("\"" + ID + "\"");
        assertThat(Json.read("\"" + ID + "\"", ProfileId.class)).isEqualTo(new ProfileId(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1-1-1-1-1\"", "\"AY88HnsafO+KvAEjRWeJqw==\"", "{\"value\":\"x\"}", "7"})
    void anIdInAnyOtherFormIsRefused(String json) {
        assertThatThrownBy(() -> Json.read(json, ProfileId.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.readStrictly(json.getBytes(StandardCharsets.UTF_8), ProfileId.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void storedJsonOfAnOlderVersionMayLackAFieldThatAnAnswerMayNot() {
        String old = "{\"field\":\"title\"}";

        assertThat(Json.read(old, FieldError.class).field()).isEqualTo("title");
        assertThatThrownBy(() -> Json.lenient().readValue(old, FieldError.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void numbersKeepTheirDigits() throws JsonProcessingException {
        assertThat(Json.lenient().readTree("{\"x\":1.10,\"y\":9007199254740993}"))
                .hasToString("{\"x\":1.10,\"y\":9007199254740993}");
    }

    @Test
    void numbersThatCannotBePrintedAreNotTaken() {
        for (String number : List.of("1e401", "1e-401", "1E+99999", "1e99999999999", "1.5e9999")) {
            byte[] body = ("{\"x\":" + number + "}").getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> Json.readStrictly(body, com.fasterxml.jackson.databind.JsonNode.class))
                    .as(number)
                    .isInstanceOf(JsonProcessingException.class);
        }
    }
}
