package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import app.hearth.common.wire.ProviderReason;
import org.junit.jupiter.api.Test;

/// What is made of answers in Ollama's own protocol, trap by trap.
final class OllamaStreamTest {
    private static final String DONE = line("\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
            + "\"done_reason\":\"stop\",\"total_duration\":4883583458,\"load_duration\":1334875,"
            + "\"prompt_eval_count\":26,\"prompt_eval_duration\":342546000,\"eval_count\":282,"
            + "\"eval_duration\":4535599000");

    private final Playback playback = Playback.ollama();

    @Test
    void anAnswerIsItsLinesInOrder() {
        assertThat(playback.end(content("Hel") + content("lo") + DONE)).isEmpty();
        assertThat(playback.heard.text).hasToString("Hello");
        assertThat(playback.heard.usages).containsExactly(new Usage(26, 282, null));
    }

    @Test
    void thinkingIsReasoning() {
        playback.end(line("\"message\":{\"content\":\"\",\"thinking\":\"hm\"},\"done\":false") + content("x") + DONE);
        assertThat(playback.heard.reasoning).hasToString("hm");
        assertThat(playback.heard.text).hasToString("x");
    }

    @Test
    void aCountThatIsMissingIsUnknownAndNotZero() {
        assertThat(playback.end(content("x") + line("\"done\":true,\"done_reason\":\"stop\",\"eval_count\":5")))
                .isEmpty();
        assertThat(playback.heard.usages).containsExactly(new Usage(null, 5, null));
    }

    @Test
    void anErrorInTheStreamFailsItAndKeepsTheText() {
        assertThat(playback.end(content("half") + "{\"error\":\"an error was encountered while running the model\"}\n"))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(playback.heard.text).hasToString("half");
        assertThat(playback.detail)
                .isEqualTo("Ollama cannot answer at the moment: an error was encountered while running the model");
    }

    @Test
    void anErrorMayBeAnObjectAndTheLastLineWithoutEnd() {
        assertThat(playback.end(content("half") + "{\"error\":{\"message\":\"out of memory\"}}"))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(playback.detail).endsWith("out of memory");
    }

    @Test
    void textInTheLineOfAnErrorIsKept() {
        assertThat(playback.end(line("\"message\":{\"content\":\"last words\"},\"error\":\"gone\"")))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(playback.heard.text).hasToString("last words");
    }

    @Test
    void anEndBeforeTheLastLineIsCutOff() {
        assertThat(playback.end(content("half"))).contains(ProviderReason.CUT_OFF);
        assertThat(playback.end(content("half") + "{\"message\":{\"cont")).contains(ProviderReason.CUT_OFF);
        assertThat(playback.end("")).contains(ProviderReason.CUT_OFF);
        assertThat(playback.heard.text).hasToString("halfhalf");
    }

    @Test
    void aLimitNobodyAskedForCutsTheAnswerOff() {
        String full = line("\"done\":true,\"done_reason\":\"length\",\"eval_count\":5");
        assertThat(playback.end(content("half") + full)).contains(ProviderReason.CUT_OFF);
        assertThat(playback.heard.usages).containsExactly(new Usage(null, 5, null));
        assertThat(Playback.ollama().limited().end(content("half") + full)).isEmpty();
    }

    @Test
    void toolCallsAndUnknownFieldsSayNothing() {
        assertThat(playback.end(line("\"message\":{\"content\":null,\"tool_calls\":[{\"function\":{\"name\":\"f\","
                                + "\"arguments\":{\"a\":1}}}],\"images\":null},\"new\":[1],\"done\":false")
                        + line("\"message\":null,\"done\":false")
                        + content("x")
                        + DONE))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("x");
    }

    @Test
    void blankLinesAndCarriageReturnsAreSkipped() {
        assertThat(playback.end(" \r\n" + content("x").replace("\n", "\r\n\r\n") + DONE))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("x");
    }

    @Test
    void aLineThatIsNoJsonFailsAndKeepsTheText() {
        assertThat(playback.end(content("half") + "oops\n" + DONE)).contains(ProviderReason.NOT_UNDERSTOOD);
        assertThat(playback.heard.text).hasToString("half");
        assertThat(playback.end("<html>not here</html>")).contains(ProviderReason.NOT_UNDERSTOOD);
        assertThat(playback.detail).contains("web page");
    }

    @Test
    void nothingIsReadAfterTheLastLine() {
        assertThat(playback.end(content("x") + DONE + content("more") + "{\"error\":\"late\"}"))
                .isEmpty();
        assertThat(playback.heard.text).hasToString("x");
    }

    @Test
    void aLineWithoutEndIsTooLong() {
        assertThat(playback.end("{\"a\":\"" + "x".repeat(Playback.MAX + 300_000)))
                .contains(ProviderReason.TOO_LONG);
    }

    private static String content(String text) {
        return line("\"message\":{\"role\":\"assistant\",\"content\":\"" + text + "\"},\"done\":false");
    }

    private static String line(String fields) {
        return "{\"model\":\"llama3.2\",\"created_at\":\"2024-08-04T08:52:19.385406455-07:00\"," + fields + "}\n";
    }
}
