package app.hearth.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Answers cut at every byte, and at every two bytes, that a network may cut them at. All of the places are tried,
/// which is more than any random choice of them would be.
final class SplitStreamTest {
    private static final String TEXT = "Zü😀\n日";

    private static final String COMPLETION = "\uFEFF: OPENROUTER PROCESSING\r\n\r\n"
            + "data: {\"choices\":[{\"delta\":{\"reasoning\":\"hm é\"}}]}\r\n\r\n"
            + "id: 7\revent: message\rdata: {\"choices\":[\r\ndata: {\"delta\":{\"content\":\"Zü😀\"}}]}\r\r"
            + "data: {\"choices\":[{\"delta\":{\"content\":\"\\n日\"},\"finish_reason\":\"stop\"}]}\n\n"
            + "data: {\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n";

    private static final String MESSAGE = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":"
            + "{\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}\n\n: hi\n\n"
            + "event: content_block_delta\r\ndata: {\"type\":\"content_block_delta\",\"delta\":"
            + "{\"type\":\"thinking_delta\",\"thinking\":\"hm é\"}}\r\n\r\n"
            + "event: content_block_delta\ndata: {\"delta\":{\"type\":\"text_delta\",\"text\":\"Zü😀\\n\"}}\n\n"
            + "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"日\"}}\n\n"
            + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},"
            + "\"usage\":{\"output_tokens\":2}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}";

    private static final String LINES = "\uFEFF{\"message\":{\"thinking\":\"hm é\"},\"done\":false}\n\n"
            + "{\"message\":{\"content\":\"Zü😀\\n\"},\"done\":false}\r\n"
            + "{\"message\":{\"content\":\"日\"},\"done\":false}\n"
            + "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":3,"
            + "\"eval_count\":2}";

    @Test
    void anEventStreamOfOpenAiMayBeCutAnywhere() {
        everywhere(COMPLETION, Playback::openAi);
    }

    @Test
    void anEventStreamOfAnthropicMayBeCutAnywhere() {
        everywhere(MESSAGE, Playback::anthropic);
    }

    @Test
    void theLinesOfOllamaMayBeCutAnywhere() {
        everywhere(LINES, Playback::ollama);
    }

    @Test
    void aStreamThatEndsTooEarlyIsNeverWholeAndNeverSaysWhatWasNotSent() {
        endingEverywhere(COMPLETION, "\"stop\"}]}", Playback::openAi);
        endingEverywhere(MESSAGE, "\"output_tokens\":2}}", Playback::anthropic);
        endingEverywhere(LINES, "\"eval_count\":2}", Playback::ollama);
    }

    private static void everywhere(String stream, Supplier<Playback> playing) {
        byte[] bytes = stream.getBytes(UTF_8);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                Playback playback = playing.get();
                boolean whole = playback.end(bytes, first, second).isEmpty();
                Heard heard = playback.heard;
                boolean right = whole
                        && heard.text.toString().equals(TEXT)
                        && heard.reasoning.toString().equals("hm é")
                        && heard.usages.size() == 1
                        && heard.usages.getFirst().equals(new Usage(3, 2, null));
                // One comparison, because these are a hundred thousand.
                if (!right) {
                    assertThat(heard.text + "|" + heard.reasoning + "|" + heard.usages + "|" + playback.detail)
                            .as("cut at %d and %d", first, second)
                            .isEqualTo(TEXT);
                }
            }
        }
    }

    /// @param last what the provider says last of what makes the answer whole
    private static void endingEverywhere(String stream, String last, Supplier<Playback> playing) {
        byte[] bytes = stream.getBytes(UTF_8);
        int whole = stream.substring(0, stream.indexOf(last) + last.length()).getBytes(UTF_8).length;
        for (int end = 0; end < whole; end++) {
            Playback playback = playing.get();
            assertThat(playback.end(Arrays.copyOf(bytes, end)))
                    .as("ended after %d bytes of %d", end, whole)
                    .hasValueSatisfying(reason ->
                            assertThat(reason.code().toUpperCase(Locale.ROOT)).isIn("CUT_OFF", "NOT_UNDERSTOOD"));
            assertThat(TEXT).startsWith(playback.heard.text.toString());
            assertThat("hm é").startsWith(playback.heard.reasoning.toString());
        }
    }
}
