package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.ProviderReason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/// Answers in OpenAI's protocol in the shapes in which each provider really gives them.
final class ProviderShapesTest {
    private static final String DONE = "data: [DONE]\n\n";

    private final Playback playback = Playback.openAi();

    @Test
    void openAi() {
        assertThat(playback.end(chunk(
                                "\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}",
                                "\"usage\":null,\"obfuscation\":\"Kx1\"")
                        + chunk("\"delta\":{\"content\":\"Hello\"}", "\"usage\":null,\"obfuscation\":\"a\"")
                        + chunk("\"delta\":{},\"finish_reason\":\"stop\"", "\"usage\":null")
                        + "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":"
                        + "{\"prompt_tokens\":9,\"completion_tokens\":12,\"total_tokens\":21,\"prompt_tokens_details\":"
                        + "{\"cached_tokens\":4,\"audio_tokens\":0},\"completion_tokens_details\":null}}\n\n"
                        + DONE))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("Hello");
        assertThat(playback.heard.usages).containsExactly(new Usage(9, 12, null));
    }

    @Test
    void azureBeginsWithAnEmptyChunkOfItsFilter() {
        assertThat(playback.end("data: {\"choices\":[],\"created\":0,\"id\":\"\",\"model\":\"\",\"object\":\"\","
                        + "\"prompt_filter_results\":[{\"prompt_index\":0,\"content_filter_results\":{}}]}\n\n"
                        + chunk("\"delta\":{\"content\":\"Hi\"},\"content_filter_results\":{}", "\"x\":0")
                        + chunk("\"delta\":{},\"finish_reason\":\"stop\"", "\"x\":0")
                        + DONE))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("Hi");
    }

    @Test
    void openRouterTellsItsCostLast() {
        assertThat(playback.end(": OPENROUTER PROCESSING\n\n"
                        + chunk("\"delta\":{\"content\":\"Hi\"},\"native_finish_reason\":null", "\"provider\":\"X\"")
                        + chunk("\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\"", "\"provider\":\"X\"")
                        + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":null}],"
                        + "\"usage\":{\"prompt_tokens\":14,\"completion_tokens\":163,\"cost\":0.00155475,"
                        + "\"is_byok\":false,\"cost_details\":{\"upstream_inference_cost\":null}}}\n\n"
                        + DONE))
                .isEmpty();
        assertThat(playback.heard.usages).containsExactly(new Usage(14, 163, new BigDecimal("0.00155475")));
        assertThat(playback.heard.phases).containsExactly(RunPhase.QUEUED, RunPhase.ANSWERING);
    }

    @Test
    void openRoutersErrorComesAsAChunkWithItsTrueCauseInside() {
        assertThat(playback.end(chunk("\"delta\":{\"content\":\"half\"}", "\"x\":0")
                        + "data: {\"id\":\"cmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                        + "\"provider\":\"openai\",\"error\":{\"code\":\"server_error\",\"message\":\"Provider returned"
                        + " error\",\"metadata\":{\"provider_name\":\"Y\",\"raw\":\"{\\\"error\\\":\\\"no GPU\\\"}\"}},"
                        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n"))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(playback.heard.text).hasToString("half");
        assertThat(playback.detail).endsWith("Provider returned error: no GPU");
    }

    @Test
    void whatOpenRouterSaysWhileItAnswersIsNoWaiting() {
        String waiting = ": OPENROUTER PROCESSING\n\n";
        String text = chunk("\"delta\":{\"content\":\"text\"}", "\"x\":0");
        assertThat(playback.end(": hello\n\n" + waiting + waiting + text + waiting + DONE))
                .isEmpty();
        assertThat(playback.heard.phases).containsExactly(RunPhase.QUEUED, RunPhase.ANSWERING);
        Playback unasked = Playback.openAi();
        assertThat(unasked.end(text + DONE)).isEmpty();
        assertThat(unasked.heard.phases).isEmpty();
    }

    @Test
    void groqKeepsItsUsageApartAndReasonsUnderAnotherName() {
        assertThat(playback.end(chunk("\"delta\":{\"reasoning\":\"hm\",\"channel\":\"analysis\"}", "\"x\":0")
                        + chunk("\"delta\":{\"content\":\"Hi\"}", "\"x\":0")
                        + chunk(
                                "\"delta\":{},\"finish_reason\":\"stop\"",
                                "\"x_groq\":{\"id\":\"req_1\",\"usage\":{\"queue_time\":0.01,\"prompt_tokens\":18,"
                                        + "\"completion_tokens\":556,\"total_time\":0.46}}")
                        + DONE))
                .isEmpty();
        assertThat(playback.heard.reasoning).hasToString("hm");
        assertThat(playback.heard.usages).containsExactly(new Usage(18, 556, null));
    }

    @Test
    void mistralThinksInLists() {
        assertThat(playback.end(chunk(
                                "\"delta\":{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\","
                                        + "\"text\":\"hm\"}]}]}",
                                "\"x\":0")
                        + chunk("\"delta\":{\"content\":\"Hi\",\"tool_calls\":null}", "\"x\":0")
                        + chunk(
                                "\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\"",
                                "\"usage\":{\"prompt_tokens\":3,\"total_tokens\":5,\"completion_tokens\":2}")
                        + DONE))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("Hi");
        assertThat(playback.heard.reasoning).hasToString("hm");
        assertThat(playback.heard.usages).containsExactly(new Usage(3, 2, null));
    }

    @Test
    void deepSeekReasonsWithContentNullBetweenItsComments() {
        assertThat(playback.end(": keep-alive\n\n"
                        + chunk("\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}", "\"usage\":null")
                        + chunk("\"delta\":{\"content\":\"Hi\",\"reasoning_content\":null}", "\"usage\":null")
                        + chunk(
                                "\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\"",
                                "\"usage\":{\"prompt_tokens\":17,\"completion_tokens\":9,\"prompt_cache_hit_tokens\":0}")
                        + DONE))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("Hi");
        assertThat(playback.heard.reasoning).hasToString("hm");
        assertThat(playback.heard.phases).isEmpty();
    }

    @Test
    void geminiLeavesIndexesOutAndCountsUp() {
        assertThat(playback.end("data: {\"choices\":[{\"delta\":{\"content\":\"H\",\"role\":\"assistant\"}}],"
                        + "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":1,\"total_tokens\":5}}\n\n"
                        + "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"f\","
                        + "\"arguments\":\"{}\"},\"extra_content\":{\"google\":{\"thought_signature\":\"s\"}}}]}}]}\n\n"
                        + "data: {\"choices\":[{\"delta\":{\"content\":\"i\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":2,\"total_tokens\":6}}\n\n"
                        + DONE))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("Hi");
        assertThat(playback.heard.usages).containsExactly(new Usage(4, 2, null));
    }

    @Test
    void geminiRefusesInAList() {
        ProviderError error = ProviderError.ofBody(
                "[{\"error\":{\"code\":400,\"message\":\"API key not valid.\"," + "\"status\":\"INVALID_ARGUMENT\"}}]");
        assertThat(error.message()).isEqualTo("API key not valid.");
    }

    @Test
    void vllmSendsNoChoicesAndErrorsOfItsOwn() {
        assertThat(playback.end(chunk("\"delta\":{\"content\":\"x\"}", "\"x\":0")
                        + "data: {\"choices\":null}\n\n"
                        + "data: {\"object\":\"error\",\"message\":\"CUDA\",\"type\":\"Internal\",\"code\":500}\n\n"
                        + DONE))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(playback.detail).endsWith("CUDA");
    }

    @Test
    void aLimitNobodyAskedForCutsTheAnswerOffAndItsUsageIsKept() {
        String cut = chunk("\"delta\":{\"content\":\"half\"},\"finish_reason\":\"length\"", "\"x\":0")
                + "data: {\"choices\":[],\"usage\":{\"completion_tokens\":7}}\n\n"
                + DONE;
        assertThat(playback.end(cut)).contains(ProviderReason.CUT_OFF);
        assertThat(playback.detail).endsWith("it became as long as this model's answers may be");
        assertThat(playback.heard.usages).containsExactly(new Usage(null, 7, null));
        assertThat(Playback.openAi().limited().end(cut)).isEmpty();
    }

    @Test
    void theUsageAfterTheContentFilterIsRead() {
        assertThat(playback.end(chunk("\"delta\":{\"content\":\"x\"},\"finish_reason\":\"content_filter\"", "\"x\":0")
                        + "data: {\"choices\":[],\"usage\":{\"completion_tokens\":7}}\n\n"
                        + DONE))
                .contains(ProviderReason.REFUSED_CONTENT);
        assertThat(playback.heard.usages).containsExactly(new Usage(null, 7, null));
    }

    private static String chunk(String choice, String more) {
        return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                + "\"choices\":[{\"index\":0," + choice + "}]," + more + "}\n\n";
    }
}
