package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import app.hearth.common.wire.ProviderReason;
import org.junit.jupiter.api.Test;

/// What is made of answers in Anthropic's protocol, trap by trap.
final class MessageStreamTest {
    private static final String START = event(
            "message_start",
            "\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude\","
                    + "\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":25,\"output_tokens\":1,"
                    + "\"cache_creation_input_tokens\":100,\"cache_read_input_tokens\":1000}}");
    private static final String BEGIN =
            event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
    private static final String STOP = event("message_stop", "\"x\":0");

    private final Playback playback = Playback.anthropic();

    @Test
    void anAnswerIsItsDeltasInOrder() {
        assertThat(playback.end(START
                        + BEGIN
                        + text("Hel")
                        + text("lo")
                        + event("content_block_stop", "\"index\":0")
                        + delta("end_turn", 15)
                        + STOP))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("Hello");
    }

    @Test
    void whatTheCacheSavedIsPartOfTheQuestionAndTheAnswersCountIsTheLast() {
        playback.end(START
                + text("x")
                + event("message_delta", "\"delta\":{},\"usage\":{\"output_tokens\":3}")
                + delta("end_turn", 15)
                + STOP);
        assertThat(playback.heard.usages).containsExactly(new Usage(1125, 15, null));
    }

    @Test
    void theLastEventMayRepeatPartOfTheUsageOrNothingOfIt() {
        playback.end(START
                + text("x")
                + event(
                        "message_delta",
                        "\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"input_tokens\":0,\"output_tokens\":9,"
                                + "\"cache_read_input_tokens\":null}")
                + STOP);
        assertThat(playback.heard.usages).containsExactly(new Usage(1125, 9, null));
    }

    @Test
    void anAnswerCutOffDoesNotCountItsFirstTokenForAllOfThem() {
        assertThat(playback.end(START + text("half"))).contains(ProviderReason.CUT_OFF);
        assertThat(playback.heard.text).hasToString("half");
        assertThat(playback.heard.usages).containsExactly(new Usage(1125, null, null));
    }

    @Test
    void thinkingIsReasoningAndItsSignatureIsNot() {
        playback.end(START
                + event(
                        "content_block_start",
                        "\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}")
                + block("\"type\":\"thinking_delta\",\"thinking\":\"hm\"")
                + block("\"type\":\"signature_delta\",\"signature\":\"EqQB\"")
                + text("yes")
                + delta("end_turn", 1)
                + STOP);
        assertThat(playback.heard.reasoning).hasToString("hm");
        assertThat(playback.heard.text).hasToString("yes");
    }

    @Test
    void whatABlockBeginsWithIsKept() {
        playback.end(START
                + event("content_block_start", "\"content_block\":{\"type\":\"text\",\"text\":\"Be\"}")
                + text("gun")
                + delta("end_turn", 1)
                + STOP);
        assertThat(playback.heard.text).hasToString("Begun");
    }

    @Test
    void redactedThinkingToolsAndCitationsSayNothing() {
        playback.end(START
                + event("content_block_start", "\"content_block\":{\"type\":\"redacted_thinking\",\"data\":\"Em\"}")
                + event("content_block_stop", "\"index\":0")
                + event("content_block_start", "\"content_block\":{\"type\":\"tool_use\",\"input\":{\"a\":1}}")
                + block("\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\"")
                + block("\"type\":\"citations_delta\",\"citation\":{\"cited_text\":\"c\"}")
                + text("x")
                + delta("tool_use", 1)
                + STOP);
        assertThat(playback.heard.text).hasToString("x");
        assertThat(playback.heard.reasoning).isEmpty();
    }

    @Test
    void unknownEventsBlocksAndDeltasAreIgnored() {
        assertThat(playback.end(START
                        + "event: ping\ndata: {\"type\":\"ping\"}\n\n"
                        + event("something_new", "\"delta\":{\"type\":\"text_delta\",\"text\":\"no\"}")
                        + event("content_block_start", "\"content_block\":{\"type\":\"hologram\",\"text\":\"no\"}")
                        + block("\"type\":\"hologram_delta\",\"text\":\"no\"")
                        + event("content_block_start", "\"content_block\":null")
                        + event("message_delta", "\"delta\":null,\"usage\":null")
                        + text("x")
                        + delta("some_new_reason", 1)
                        + STOP))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("x");
    }

    @Test
    void aPingMayComeAtAnyTimeAndInAnyForm() {
        String ping = "event: ping\ndata: {\"type\": \"ping\"}\n\n: ping\n\nevent: ping\ndata: ping\n\n";
        assertThat(playback.end(ping + START + ping + text("x") + ping + delta("end_turn", 1) + ping + STOP))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("x");
    }

    @Test
    void anErrorAfterTheStatus200FailsAndKeepsTheText() {
        assertThat(playback.end(START + text("half") + error("overloaded_error", "Overloaded")))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(playback.heard.text).hasToString("half");
        assertThat(playback.detail).isEqualTo("Anthropic cannot answer at the moment: Overloaded");
    }

    @Test
    void eachErrorHasItsReason() {
        assertThat(playback.end(error("rate_limit_error", "slow"))).contains(ProviderReason.RATE_LIMITED);
        assertThat(playback.end(error("api_error", "oops"))).contains(ProviderReason.UNAVAILABLE);
        assertThat(playback.end(error("authentication_error", "no"))).contains(ProviderReason.KEY_REFUSED);
        assertThat(playback.end(error("permission_error", "no"))).contains(ProviderReason.KEY_REFUSED);
        assertThat(playback.end(error("not_found_error", "no"))).contains(ProviderReason.UNKNOWN_MODEL);
        assertThat(playback.end(error("invalid_request_error", "no"))).contains(ProviderReason.REFUSED_REQUEST);
        assertThat(playback.end(error("billing_error", "no"))).contains(ProviderReason.NO_CREDIT);
    }

    @Test
    void aRefusalIsRefusedContentAndItsUsageIsKept() {
        assertThat(playback.end(START + text("I") + delta("refusal", 4) + STOP))
                .contains(ProviderReason.REFUSED_CONTENT);
        assertThat(playback.heard.text).hasToString("I");
        assertThat(playback.heard.usages).containsExactly(new Usage(1125, 4, null));
        assertThat(playback.detail).endsWith("its safety check stopped the answer");
    }

    @Test
    void aLimitNobodyAskedForCutsTheAnswerOff() {
        assertThat(playback.end(START + text("half") + delta("max_tokens", 4) + STOP))
                .contains(ProviderReason.CUT_OFF);
        assertThat(playback.detail).endsWith("it became as long as this model's answers may be");
        assertThat(Playback.anthropic().limited().end(START + text("half") + delta("max_tokens", 4) + STOP))
                .isEmpty();
    }

    @Test
    void aPauseAndAFullContextAreNoEnd() {
        assertThat(playback.end(START + text("x") + delta("pause_turn", 4) + STOP))
                .contains(ProviderReason.CUT_OFF);
        assertThat(playback.detail).endsWith("it paused and waits to be asked to go on");
        assertThat(playback.end(START + text("x") + delta("model_context_window_exceeded", 4) + STOP))
                .contains(ProviderReason.CUT_OFF);
        assertThat(playback.detail).endsWith("the conversation fills all that this model can hold");
    }

    @Test
    void anEndAfterTheStopReasonIsAnEndAndOneBeforeItIsNot() {
        assertThat(playback.end(START + text("x") + delta("stop_sequence", 1))).isEmpty();
        assertThat(playback.end(START + text("x") + event("content_block_stop", "\"index\":0")))
                .contains(ProviderReason.CUT_OFF);
    }

    @Test
    void theLastEventNeedsNoBlankLine() {
        String whole = START + text("x") + delta("end_turn", 1);
        assertThat(playback.end(whole.stripTrailing())).isEmpty();
    }

    @Test
    void whatFollowsTheStopIsNotRead() {
        assertThat(playback.end(START + text("x") + delta("end_turn", 1) + STOP + text("more") + "data: {oops\n\n"))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("x");
    }

    @Test
    void aWholeMessageInsteadOfAStreamIsAccepted() {
        assertThat(playback.end("{\"type\":\"message\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"why\"},"
                        + "{\"type\":\"text\",\"text\":\"all at once\"}],\"stop_reason\":\"end_turn\","
                        + "\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}"))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("all at once");
        assertThat(playback.heard.reasoning).hasToString("why");
        assertThat(playback.heard.usages).containsExactly(new Usage(1, 2, null));
        assertThat(playback.end("{\"hello\":1}")).contains(ProviderReason.NOT_UNDERSTOOD);
        assertThat(playback.end("<html>")).contains(ProviderReason.NOT_UNDERSTOOD);
    }

    private static String text(String text) {
        return block("\"type\":\"text_delta\",\"text\":\"" + text + "\"");
    }

    private static String block(String delta) {
        return event("content_block_delta", "\"index\":0,\"delta\":{" + delta + "}");
    }

    private static String delta(String reason, int tokens) {
        return event(
                "message_delta",
                "\"delta\":{\"stop_reason\":\"" + reason + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":"
                        + tokens + "}");
    }

    private static String error(String type, String message) {
        return event("error", "\"error\":{\"details\":null,\"type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }
}
