package app.hearth.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStrictTest {
    /// One component of each kind; optional but the first, so that a case needs only the field it is about.
    record Sample(
            String theName,
            @Nullable Integer aCount,
            @Nullable Long aLong,
            @Nullable Boolean aFlag,
            @Nullable BigDecimal aPrice,
            @Nullable Instant aTime,
            @Nullable UUID anId,
            @Nullable Secret aSecret,
            @Nullable List<String> someTags,
            @Nullable Map<String, String> aMap,
            @Nullable JsonNode anyJson,
            app.hearth.common.conversation.@Nullable Role aRole,
            @Nullable Inner anInner,
            @Nullable List<Inner> moreInner,
            @Nullable List<Integer> numbers) {}

    record Inner(int theNumber, boolean isFine) {}

    record Picky(String word) {
        Picky {
            if (word.isBlank()) {
                throw new InvalidFieldException("word", "This must not be blank.");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | the_name",
                "{\"the_name\":null} | the_name",
                "{\"the_name\":1} | the_name",
                "{\"the_name\":1.5} | the_name",
                "{\"the_name\":true} | the_name",
                "{\"the_name\":[\"a\"]} | the_name",
                "{\"the_name\":{}} | the_name",
                "{\"the_name\":\"a\",\"theName\":\"b\"} | theName",
                "{\"the_name\":\"a\",\"nobody\":1} | nobody",
                "{\"the_name\":\"a\",\"a_count\":\"1\"} | a_count",
                "{\"the_name\":\"a\",\"a_count\":\"\"} | a_count",
                "{\"the_name\":\"a\",\"a_count\":1.5} | a_count",
                "{\"the_name\":\"a\",\"a_count\":1.0} | a_count",
                "{\"the_name\":\"a\",\"a_count\":99999999999} | a_count",
                "{\"the_name\":\"a\",\"a_count\":true} | a_count",
                "{\"the_name\":\"a\",\"a_long\":1e400} | a_long",
                "{\"the_name\":\"a\",\"a_flag\":\"true\"} | a_flag",
                "{\"the_name\":\"a\",\"a_flag\":\"\"} | a_flag",
                "{\"the_name\":\"a\",\"a_flag\":1} | a_flag",
                "{\"the_name\":\"a\",\"a_price\":true} | a_price",
                "{\"the_name\":\"a\",\"a_price\":\"dear\"} | a_price",
                "{\"the_name\":\"a\",\"a_time\":1700000000} | a_time",
                "{\"the_name\":\"a\",\"a_time\":\"yesterday\"} | a_time",
                "{\"the_name\":\"a\",\"a_time\":\"2026-01-01\"} | a_time",
                "{\"the_name\":\"a\",\"an_id\":\"1-1-1-1-1\"} | an_id",
                "{\"the_name\":\"a\",\"an_id\":\"\"} | an_id",
                "{\"the_name\":\"a\",\"an_id\":\"AAAAAAAAAAAAAAAAAAAAAA==\"} | an_id",
                "{\"the_name\":\"a\",\"an_id\":7} | an_id",
                "{\"the_name\":\"a\",\"a_secret\":7} | a_secret",
                "{\"the_name\":\"a\",\"a_secret\":{}} | a_secret",
                "{\"the_name\":\"a\",\"some_tags\":\"x\"} | some_tags",
                "{\"the_name\":\"a\",\"some_tags\":[1]} | some_tags.[0]",
                "{\"the_name\":\"a\",\"some_tags\":[null]} | some_tags.[0]",
                "{\"the_name\":\"a\",\"a_role\":\"god\"} | a_role",
                "{\"the_name\":\"a\",\"a_role\":\"USER\"} | a_role",
                "{\"the_name\":\"a\",\"a_role\":0} | a_role",
                "{\"the_name\":\"a\",\"a_role\":\"\"} | a_role",
                "{\"the_name\":\"a\",\"an_inner\":[]} | an_inner",
                "{\"the_name\":\"a\",\"an_inner\":\"\"} | an_inner",
                "{\"the_name\":\"a\",\"an_inner\":{}} | an_inner.the_number",
                "{\"the_name\":\"a\",\"an_inner\":{\"the_number\":null,\"is_fine\":true}} | an_inner.the_number",
                "{\"the_name\":\"a\",\"an_inner\":{\"the_number\":1,\"is_fine\":\"true\"}} | an_inner.is_fine",
                "{\"the_name\":\"a\",\"more_inner\":[{\"the_number\":1,\"is_fine\":true},{\"the_number\":1}]}"
                        + " | more_inner.[1].is_fine",
                "{\"the_name\":\"a\",\"numbers\":[1,\"2\"]} | numbers.[1]",
                "{\"the_name\":\"a\",\"numbers\":{}} | numbers",
            })
    void aMisfitIsRefusedAndItsFieldNamedAsOnTheWire(String body, String field) {
        JsonMappingException refusal =
                catchThrowableOfType(JsonMappingException.class, () -> strictly(body, Sample.class));

        assertThat(refusal).as(body).isNotNull();
        assertThat(path(refusal)).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "7",
                "{\"the_name\":\"a\"",
                "{\"the_name\":\"a\"} {}",
                "{\"the_name\":\"a\"} x",
                "{\"the_name\":\"a\",\"the_name\":\"b\"}",
                "{\"the_name\":\"a\",\"any_json\":{\"x\":1,\"x\":2}}",
                "{'the_name':'a'}",
                "{the_name:\"a\"}",
                "{\"the_name\":\"a\",}",
                "{\"the_name\":\"a\",\"a_count\":NaN}",
                "{\"the_name\":\"a\",\"a_count\":007}",
                "{\"the_name\":\"a\" /* comment */}",
                "{\"the_name\":\"a\nb\"}",
                "<html></html>",
            })
    void whatIsNoSuchJsonIsRefused(String body) {
        assertThatThrownBy(() -> strictly(body, Sample.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"the_name\":\"a\\u0000b\"}",
                "{\"the_name\":\"\\ud800\"}",
                "{\"the_name\":\"\\udc00x\"}",
                "{\"the_name\":\"\\ud800\\ud800\"}",
                "{\"the_name\":\"\\udc00\\udc00\"}",
                "{\"the_name\":\"a\",\"a_secret\":\"\\u0000\"}",
                "{\"the_name\":\"a\",\"any_json\":\"\\u0000\"}",
                "{\"the_name\":\"a\",\"any_json\":[[\"\\ud83d\"]]}",
                "{\"the_name\":\"a\",\"any_json\":{\"deep\":{\"k\\u0000\":1}}}",
                "{\"the_name\":\"a\",\"any_json\":{\"deep\":[{\"k\":\"\\udfff\"}]}}",
                "{\"the_name\":\"a\",\"a_map\":{\"\\u0000\":\"v\"}}",
                "{\"the_name\":\"a\",\"a_map\":{\"k\":\"\\ud800\"}}",
                "{\"the_name\":\"a\",\"some_tags\":[\"x\",\"\\u0000\"]}",
                "{\"the_name\":\"a\",\"unknown\\u0000\":1}",
            })
    void textThatNoDatabaseKeepsIsRefusedEverywhere(String body) {
        assertThatThrownBy(() -> strictly(body, Sample.class)).isInstanceOf(JsonProcessingException.class);
    }

    /// What the server tells the kinds of misfit apart by.
    @Test
    void aMissingFieldANullAndAnUnknownOneCanBeToldApart() {
        assertThatThrownBy(() -> strictly("{}", Sample.class))
                .hasMessageStartingWith("Missing required creator property");
        assertThatThrownBy(() -> strictly("{\"the_name\":null}", Sample.class))
                .isInstanceOf(InvalidNullException.class);
        assertThatThrownBy(() -> strictly("{\"the_name\":\"a\",\"nobody\":1}", Sample.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void everyKindOfValueIsRead() throws JsonProcessingException {
        Sample read = strictly("""
                {"the_name":"n\\ud83d\\ude00","a_count":3,"a_long":9007199254740993,"a_flag":true,"a_price":"0.10",
                "a_time":"2026-01-02T03:04:05.678Z","an_id":"018f3c1e-7b1a-7def-8abc-0123456789ab","a_secret":"s",
                "some_tags":["x"],"a_map":{"k":"v"},"any_json":{"x":1.10},"a_role":"user",
                "an_inner":{"the_number":1,"is_fine":false},"more_inner":null,"numbers":[1]}""", Sample.class);

        assertThat(read.theName()).isEqualTo("n😀");
        assertThat(read.aLong()).isEqualTo(9007199254740993L);
        assertThat(read.aPrice()).isEqualTo(new BigDecimal("0.10"));
        assertThat(read.aTime()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(read.anId()).isEqualTo(UUID.fromString("018f3c1e-7b1a-7def-8abc-0123456789ab"));
        assertThat(read.aSecret()).isEqualTo(Secret.of("s"));
        assertThat(read.anyJson()).hasToString("{\"x\":1.10}");
        assertThat(read.anInner()).isEqualTo(new Inner(1, false));
        assertThat(read.moreInner()).isNull();
    }

    @Test
    void aFieldKnowsAbsentFromNullFromValue() throws JsonProcessingException {
        ConversationPatch patch = strictly("{\"title\":\"t\",\"system_prompt\":null}", ConversationPatch.class);

        assertThat(patch.title()).isEqualTo(Field.of("t"));
        assertThat(patch.systemPrompt()).isEqualTo(Field.of(null));
        assertThat(patch.tags()).isEqualTo(Field.absent());
        assertThat(strictly("{\"content\":\"c\"}", NewMessage.class).parentId()).isEqualTo(Field.absent());
        assertThat(strictly("{\"content\":\"c\",\"parent_id\":null}", NewMessage.class)
                        .parentId())
                .isEqualTo(Field.of(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\":1} | title",
                "{\"pinned\":\"true\"} | pinned",
                "{\"pinned\":1} | pinned",
                "{\"current_leaf_id\":\"1-1-1-1-1\"} | current_leaf_id",
                "{\"current_leaf_id\":{\"value\":\"018f3c1e-7b1a-7def-8abc-0123456789ab\"}} | current_leaf_id",
                "{\"tags\":\"x\"} | tags",
                "{\"tags\":[1]} | tags.[0]",
                "{\"tags\":[null]} | tags.[0]",
                "{\"present\":true} | present",
            })
    void aFieldIsAsStrictAsItsValue(String body, String field) {
        JsonMappingException refusal =
                catchThrowableOfType(JsonMappingException.class, () -> strictly(body, ConversationPatch.class));

        assertThat(refusal).as(body).isNotNull();
        assertThat(path(refusal)).isEqualTo(field);
    }

    @Test
    void aRecordCanRefuseItsOwnField() {
        assertThatThrownBy(() -> strictly("{\"word\":\" \"}", Picky.class))
                .isInstanceOf(JsonMappingException.class)
                .hasRootCauseInstanceOf(InvalidFieldException.class)
                .rootCause()
                .isInstanceOfSatisfying(InvalidFieldException.class, cause -> {
                    assertThat(cause.error()).isEqualTo(new FieldError("word", "This must not be blank."));
                    assertThat(cause.field()).isEqualTo("word");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{\"the_name\":%s}",
                "{\"the_name\":\"a\",\"any_json\":%s}",
                "{\"the_name\":\"a\",\"nobody\":%s}"
            })
    void deepNestingFailsFastAndInLittleMemory(String around) {
        byte[] brackets = around.formatted("[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        byte[] braces = around.formatted("{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThatThrownBy(() -> Json.readStrictly(brackets, Sample.class)).isInstanceOf(JsonProcessingException.class);

        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> Json.readStrictly(brackets, Sample.class)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.readStrictly(braces, Sample.class)).isInstanceOf(JsonProcessingException.class);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1024 * 1024);
    }

    private static <T> T strictly(String body, Class<T> type) throws JsonProcessingException {
        return Json.readStrictly(body.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
