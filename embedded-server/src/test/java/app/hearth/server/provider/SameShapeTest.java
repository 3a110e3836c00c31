package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SameShapeTest {
    private static final String HEAD = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    private static final String TAIL = "\"},\"finish_reason\":null}],\"usage\":null}";

    private static final List<String> COMPLETIONS = List.of(
            HEAD + " one" + TAIL,
            HEAD + " two" + TAIL,
            HEAD + "," + TAIL,
            HEAD + "content" + TAIL,
            HEAD + "" + TAIL,
            HEAD + "\\n\\\"\\u00e9" + TAIL,
            HEAD + "日😀" + TAIL,
            HEAD + "</s>\"},\"finish_reason\":\"stop\"}],\"usage\":null,\"x\":{\"y\":\"" + TAIL,
            "{\"choices\":[{\"delta\":{\"reasoning\":\" one\"}}]}",
            "{\"choices\":[{\"delta\":{\"reasoning\":\" two\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\" one\",\"reasoning\":\" one\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\" one\",\"refusal\":\" two\"}}]}",
            "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\" one\"}}]}",
            "{\"choices\":[{\"message\":{\"content\":\" one\"}}]}",
            "{\"choices\":[{\"message\":{\"content\":\" two\"}}]}",
            "{\"choices\":[{\"delta\":{\"\\u0063ontent\":\"content\"}}]}",
            "{\"choices\":[{\"delta\":{\"\\u0063ontent\":\"refusal\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"\\u0063ontent\"}}]}",
            "{\"choices\":[{\"delta\":{\"refusal\":\"\\u0063ontent\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\" one\"}}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}",
            "{\"choices\":[{\"delta\":{\"content\":\" two\"}}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}",
            "{\"choices\":[{\"delta\":{\"content\":\" one\"},\"finish_reason\":\"stop\"}]}",
            "{\"choices\":[{\"delta\":{\"content\":\" two\"},\"finish_reason\":\"stop\"}]}",
            "{\"error\":{\"message\":\"no GPU\"},\"choices\":[{\"delta\":{\"content\":\" one\"}}]}",
            "[DONE]",
            "nonsense");

    private static final List<String> MESSAGES = List.of(
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" one\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"text\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"text_delta\"}}",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"text\":\" one\"}}",
            "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\" one\"}}",
            "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\" two\"}}",
            "{\"type\":\"message\",\"usage\":{\"output_tokens\":3},\"content\":[{\"type\":\"text\",\"text\":\" one\"}]}",
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":5}}",
            "{\"type\":\"message_stop\"}");

    private static final List<String> LINES = List.of(
            "{\"message\":{\"content\":\" one\"},\"done\":false}",
            "{\"message\":{\"content\":\" two\"},\"done\":false}",
            "{\"message\":{\"content\":\"done\"},\"done\":false}",
            "{\"message\":{\"thinking\":\" one\"},\"done\":false}",
            "{\"message\":{\"thinking\":\" two\",\"content\":\" two\"},\"done\":false}",
            "{\"message\":{\"content\":\" two\"},\"done\":true,\"eval_count\":4}");

    private final SameShape shape = new SameShape();

    @Test
    void theTextIsWhatStandsWhereItStoodBefore() {
        shape.remember("", "{\"t\":\"one\",\"n\":1}", "one");
        assertThat(shape.textIn("", "{\"t\":\"another\",\"n\":1}")).contains("another");
        assertThat(shape.textIn("", "{\"t\":\"\",\"n\":1}")).contains("");
    }

    @Test
    void whatDiffersElsewhereIsOfAnotherShape() {
        shape.remember("", "{\"t\":\"one\",\"n\":1}", "one");
        assertThat(shape.textIn("", "{\"t\":\"one\",\"n\":2}")).isEmpty();
        assertThat(shape.textIn("", "{\"u\":\"one\",\"n\":1}")).isEmpty();
        assertThat(shape.textIn("delta", "{\"t\":\"one\",\"n\":1}")).isEmpty();
        assertThat(shape.textIn("", "{\"t\":\",\"n\":1}")).isEmpty();
    }

    @Test
    void aTextThatIsNotWrittenAsItReadsIsLeftToTheParser() {
        shape.remember("", "{\"t\":\"one\",\"n\":1}", "one");
        assertThat(shape.textIn("", "{\"t\":\"a\\nb\",\"n\":1}")).isEmpty();
        assertThat(shape.textIn("", "{\"t\":\"a\",\"n\":2,\"u\":\"b\",\"n\":1}"))
                .isEmpty();
        assertThat(shape.textIn("", "{\"t\":\"a\nb\",\"n\":1}")).isEmpty();
    }

    @Test
    void aPlaceThatIsInDoubtIsNotRemembered() {
        shape.remember("", "{\"t\":\"one\",\"u\":\"one\"}", "one");
        assertThat(shape.textIn("", "{\"t\":\"one\",\"u\":\"one\"}")).isEmpty();
        shape.remember("", "{\"t\":\"on\\u0065\",\"u\":\"one\"}", "one");
        assertThat(shape.textIn("", "{\"t\":\"on\\u0065\",\"u\":\"one\"}")).isEmpty();
    }

    @Test
    void aPieceThatIsNotRememberedTakesThePlaceOfTheOneBefore() {
        shape.remember("", "{\"t\":\"one\"}", "one");
        shape.remember("", "{\"t\":\"two\",\"u\":\"two\"}", "two");
        assertThat(shape.textIn("", "{\"t\":\"one\"}")).isEmpty();
    }

    @Test
    void onlyAPieceThatSaidOneTextAndNothingElseIsOfferedForRemembering() throws ProviderException {
        AnswerFlow flow = new AnswerFlow(new Heard(), () -> true, Playback.MAX);
        flow.text("one");
        flow.reasoning("");
        assertThat(flow.onlyText()).contains("one");
        flow.usage(new Usage(1, 1, null));
        assertThat(flow.onlyText()).isEmpty();
        flow.listen();
        flow.text("one");
        flow.reasoning("two");
        assertThat(flow.onlyText()).isEmpty();
        flow.listen();
        flow.text("one");
        flow.text("two");
        assertThat(flow.onlyText()).isEmpty();
        flow.listen();
        flow.text("");
        assertThat(flow.onlyText()).isEmpty();
        flow.text("one");
        assertThat(flow.onlyText()).contains("one");
    }

    @Test
    void whatIsForgottenIsReadAgain() {
        shape.remember("", "{\"t\":\"one\"}", "one");
        shape.forget();
        assertThat(shape.textIn("", "{\"t\":\"one\"}")).isEmpty();
    }

    /// The other side's pieces carry a number each, so that no two are of one shape.
    @Test
    void anAnswerIsTheSameWhetherItsPiecesAreOfOneShapeOrNot() {
        Function<String, String> event = piece -> "data: " + piece + "\n\n";
        compare(COMPLETIONS, Playback::openAi, event);
        compare(MESSAGES, Playback::anthropic, event);
        compare(LINES, Playback::ollama, piece -> piece + "\n");
    }

    private static void compare(List<String> pieces, Supplier<Playback> playing, Function<String, String> framed) {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder alike = new StringBuilder();
            StringBuilder numbered = new StringBuilder();
            List<String> chosen = new ArrayList<>();
            int kinds = 1 + random.nextInt(4);
            for (int i = 0; i < kinds; i++) {
                chosen.add(pieces.get(random.nextInt(pieces.size())));
            }
            for (int i = 0; i < 8; i++) {
                String piece = chosen.get(random.nextInt(kinds));
                alike.append(framed.apply(piece));
                numbered.append(framed.apply(piece.replaceFirst("^\\{", "{\"number\":" + i + ",")));
            }
            assertThat(said(playing.get(), alike.toString()))
                    .as(alike.toString())
                    .isEqualTo(said(playing.get(), numbered.toString()));
        }
    }

    private static String said(Playback playback, String body) {
        Object end = playback.end(body);
        Heard heard = playback.heard;
        return String.join("|", heard.text, heard.reasoning, heard.usages.toString(), end.toString(), playback.detail);
    }
}
