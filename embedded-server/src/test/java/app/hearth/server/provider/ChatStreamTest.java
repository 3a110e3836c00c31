package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.Usage;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is made of the bodies of answers, trap by trap.
final class ChatStreamTest {
    private static final String DONE = "data: [DONE]\n\n";
    private static final int MAX = 1_000_000;
    private static final Refusals REFUSALS =
            new Refusals(new ProviderAccess("openrouter", "https://host/v1", Secret.of("")));

    private final Heard heard = new Heard();

    @Test
    void anAnswerIsItsPiecesInOrder() {
        assertThat(end(content("Hel") + content("lo") + finish("stop") + DONE)).isEmpty();
        assertThat(heard.text).hasToString("Hello");
    }

    @Test
    void choicesMayBeMissingNullOrEmpty() {
        String odd = event("{\"id\":\"\"}")
                + event("{\"choices\":null}")
                + event("{\"choices\":[]}")
                + event("{\"choices\":[null]}")
                + event("{\"choices\":\"none\"}")
                + event("{\"choices\":[{}]}");
        assertThat(end(odd + content("text") + odd + DONE)).isEmpty();
        assertThat(heard.text).hasToString("text");
    }

    @Test
    void theDeltaAndItsFieldsMayBeNull() {
        String odd = event("{\"choices\":[{\"index\":0,\"delta\":null,\"finish_reason\":null}]}")
                + delta("{\"role\":null,\"content\":null,\"tool_calls\":null,\"reasoning\":null,\"refusal\":null}");
        assertThat(end(odd + content("text") + DONE)).isEmpty();
        assertThat(heard.text).hasToString("text");
        assertThat(heard.reasoning).isEmpty();
    }

    @Test
    void keepAlivesAndObfuscationAreSkipped() {
        String odd = ": OPENROUTER PROCESSING\n\n" + event("{\"type\":\"keepalive\"}") + "event: ping\ndata: ping\n\n"
                + event("{\"obfuscation\":\"a8f3\"}") + event("\"ping\"") + event("null") + "data:\n\n";
        assertThat(end(odd + content("text") + odd + DONE)).isEmpty();
        assertThat(heard.text).hasToString("text");
    }

    @Test
    void contentMayBeAListOfParts() {
        String parts = delta("{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]},"
                + "{\"type\":\"thinking\",\"thinking\":\" so\"},{\"type\":\"text\",\"text\":\"yes\"},\" no\",7,null]}");
        assertThat(end(parts + DONE)).isEmpty();
        assertThat(heard.text).hasToString("yes no");
        assertThat(heard.reasoning).hasToString("hm so");
    }

    @Test
    void reasoningIsTakenUnderOneNameOnly() {
        String details = "\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"c\"}]";
        end(delta("{\"reasoning_content\":\"a\",\"reasoning\":\"b\"," + details + "}")
                + delta("{\"reasoning_content\":\"\",\"reasoning\":\"b\"," + details + "}")
                + delta("{\"reasoning\":null," + details + "}")
                + delta("{\"reasoning\":{},\"reasoning_details\":[{\"summary\":\"d\"},{\"data\":\"=\"},null]}")
                + DONE);
        assertThat(heard.reasoning).hasToString("abcd");
    }

    @Test
    void theUsageChunkIsRead() {
        String nulls = event("{\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"usage\":null}");
        String usage = event("{\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,"
                + "\"cost\":0.00014,\"prompt_tokens_details\":null,\"cost_details\":null}}");
        assertThat(end(nulls + finish("stop") + usage + DONE)).isEmpty();
        assertThat(heard.usages).containsExactly(new Usage(11, 7, new BigDecimal("0.00014")));
    }

    @Test
    void anUnknownCostIsNotZero() {
        end(content("x") + event("{\"usage\":{\"prompt_tokens\":\"3\",\"completion_tokens\":4.0}}") + DONE);
        assertThat(heard.usages).containsExactly(new Usage(3, 4, null));
    }

    @Test
    void usageThatCountsUpIsHandedOnOnceAndLast() {
        end(event("{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}")
                + event("{\"x_groq\":{\"usage\":{\"completion_tokens\":2}}}")
                + DONE);
        assertThat(heard.usages).containsExactly(new Usage(3, 2, null));
    }

    @Test
    void usageIsHandedOnAlsoWhenTheAnswerFails() {
        assertThat(end(event("{\"usage\":{\"prompt_tokens\":3}}"))).contains(ProviderReason.CUT_OFF);
        assertThat(heard.usages).containsExactly(new Usage(3, null, null));
    }

    @Test
    void anyFinishReasonEndsAnAnswerWithoutDone() {
        for (String reason : new String[] {"stop", "COMPLETE", "STOP", "end_turn", "eos", "tool_calls"}) {
            assertThat(end(content("x") + finish(reason))).as(reason).isEmpty();
        }
    }

    @Test
    void anEmptyFinishReasonEndsNothing() {
        assertThat(end(content("x") + finish(""))).contains(ProviderReason.CUT_OFF);
        assertThat(heard.text).hasToString("x");
    }

    @Test
    void anEndWithoutFinishReasonAndDoneIsCutOff() {
        assertThat(end(content("half of"))).contains(ProviderReason.CUT_OFF);
        assertThat(heard.text).hasToString("half of");
    }

    @Test
    void anEndInTheMiddleOfAnEventIsCutOff() {
        assertThat(end(content("half of") + "data: {\"choices\":[{\"del")).contains(ProviderReason.CUT_OFF);
        assertThat(heard.text).hasToString("half of");
    }

    @Test
    void anEmptyBodyIsCutOff() {
        assertThat(end("")).contains(ProviderReason.CUT_OFF);
    }

    @Test
    void doneWithoutFinishReasonIsComplete() {
        assertThat(end(content("whole") + DONE)).isEmpty();
    }

    @Test
    void whatFollowsDoneIsIgnored() {
        assertThat(end(content("whole") + DONE + content(" more") + event("{\"error\":\"late\"}")))
                .isEmpty();
        assertThat(heard.text).hasToString("whole");
    }

    @Test
    void theLastEventNeedsNoBlankLine() {
        assertThat(end(content("text") + "data: {\"choices\":[{\"delta\":{\"content\":\" end\"},"
                        + "\"finish_reason\":\"stop\"}]}"))
                .isEmpty();
        assertThat(heard.text).hasToString("text end");
    }

    @Test
    void eventsWithoutBlankLinesBetweenThemAreTakenApart() {
        assertThat(end((content("a") + content("b") + DONE).replace("\n\n", "\n")))
                .isEmpty();
        assertThat(heard.text).hasToString("ab");
    }

    @Test
    void anErrorInTheStreamFailsItAndKeepsTheText() {
        assertThat(end(content("half")
                        + event("{\"error\":{\"message\":\"too busy\",\"code\":\"server_error\"}}")
                        + DONE))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(heard.text).hasToString("half");
        assertThat(detail).isEqualTo("OpenRouter cannot answer at the moment: too busy");
    }

    @Test
    void anErrorsCodeMayBeANumberOrText() {
        assertThat(end(event("{\"error\":{\"code\":402,\"message\":\"no\"}}"))).contains(ProviderReason.NO_CREDIT);
        assertThat(end(event("{\"error\":{\"code\":\"429\",\"message\":\"no\"}}")))
                .contains(ProviderReason.RATE_LIMITED);
        assertThat(end(event("{\"error\":{\"code\":\"rate_limit_exceeded\"}}"))).contains(ProviderReason.RATE_LIMITED);
        assertThat(end(event("{\"error\":\"only words\"}"))).contains(ProviderReason.UNAVAILABLE);
        assertThat(end("event: error\n" + event("{\"message\":\"named by its event\"}")))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(detail).endsWith("named by its event");
    }

    @Test
    void anErrorObjectWithoutErrorFieldIsOne() {
        assertThat(end(content("x") + event("{\"object\":\"error\",\"message\":\"out of memory\"}")))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(detail).endsWith("out of memory");
    }

    @Test
    void noErrorIsNoError() {
        assertThat(end(event("{\"error\":null,\"choices\":[{\"delta\":{\"content\":\"x\"}}]}") + DONE))
                .isEmpty();
        assertThat(end(event("{\"error\":\"\",\"choices\":[]}") + event("{\"error\":{}}") + DONE))
                .isEmpty();
    }

    @Test
    void textSentAlongWithAnErrorIsKept() {
        assertThat(end(event("{\"error\":{\"code\":\"server_error\",\"message\":\"gone\"},\"choices\":[{\"index\":0,"
                        + "\"delta\":{\"content\":\"last words\"},\"finish_reason\":\"error\"}]}")))
                .contains(ProviderReason.UNAVAILABLE);
        assertThat(heard.text).hasToString("last words");
        assertThat(detail).endsWith("gone");
    }

    @Test
    void theFinishReasonErrorFails() {
        assertThat(end(content("x") + finish("error") + DONE)).contains(ProviderReason.UNAVAILABLE);
        assertThat(end(content("x") + finish("network_error") + DONE)).contains(ProviderReason.UNAVAILABLE);
        assertThat(end(content("x") + finish("content_filter") + DONE)).contains(ProviderReason.REFUSED_CONTENT);
    }

    @Test
    void aWebPageIsNotUnderstood() {
        assertThat(end("\n <!DOCTYPE html><html>data: x\n\n</html>")).contains(ProviderReason.NOT_UNDERSTOOD);
        assertThat(detail).contains("web page");
    }

    @Test
    void plainTextIsNotUnderstood() {
        assertThat(end("upstream says hello\nbye")).contains(ProviderReason.NOT_UNDERSTOOD);
    }

    @Test
    void aLineThatIsNotJsonFailsAndKeepsTheText() {
        assertThat(end(content("half") + event("{oops") + content("more") + DONE))
                .contains(ProviderReason.NOT_UNDERSTOOD);
        assertThat(heard.text).hasToString("half");
    }

    @Test
    void nestingWithoutEndIsNotUnderstood() {
        assertThat(end(event("{\"choices\":" + "[".repeat(100_000)))).contains(ProviderReason.NOT_UNDERSTOOD);
    }

    @Test
    void aWholeCompletionInsteadOfAStreamIsAccepted() {
        assertThat(end("\uFEFF {\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"all at once\","
                        + "\"reasoning\":\"why\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1}}\n"))
                .isEmpty();
        assertThat(heard.text).hasToString("all at once");
        assertThat(heard.reasoning).hasToString("why");
        assertThat(heard.usages).containsExactly(new Usage(1, null, null));
    }

    @Test
    void aWholeErrorInsteadOfAStreamIsOne() {
        assertThat(end("{\"error\":{\"message\":\"no\",\"code\":401}}")).contains(ProviderReason.KEY_REFUSED);
        assertThat(end("{\"hello\":1}")).contains(ProviderReason.NOT_UNDERSTOOD);
        assertThat(end("{\"choices\":[{\"message\":{\"content\":\"cut")).contains(ProviderReason.NOT_UNDERSTOOD);
    }

    @Test
    void aCharacterSpeltAcrossTwoPiecesIsWhole() {
        assertThat(end(content("a\\ud83d") + content("\\ude00b") + DONE)).isEmpty();
        assertThat(heard.text).hasToString("a😀b");
    }

    @Test
    void aHalfCharacterAtTheEndIsReplaced() {
        end(delta("{\"reasoning\":\"r\\ud83d\"}") + content("a\\ud83d"));
        assertThat(heard.text).hasToString("a\uFFFD");
        assertThat(heard.reasoning).hasToString("r\uFFFD");
    }

    @Test
    void nulBecomesTheReplacementCharacter() {
        end(content("a\\u0000b") + DONE);
        assertThat(heard.text).hasToString("a\uFFFDb");
    }

    @Test
    void tooLongAnAnswerFailsAndItsBeginningIsKept() {
        assertThat(end(content("12345") + content("6789é😀") + content("x") + DONE, 12))
                .contains(ProviderReason.TOO_LONG);
        assertThat(heard.text).hasToString("123456789é");
    }

    @Test
    void aLineWithoutEndIsTooLong() {
        assertThat(end(content("a") + "data: " + "x".repeat(400_000), 10)).contains(ProviderReason.TOO_LONG);
        assertThat(end("{" + " ".repeat(400_000), 10)).contains(ProviderReason.TOO_LONG);
        assertThat(end(content("a") + "data: \"x\n".repeat(200_000), 10)).contains(ProviderReason.TOO_LONG);
    }

    @Test
    void otherChoicesThanTheFirstAreNotMixedIn() {
        end(event(
                        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"B\"}},{\"index\":0,\"delta\":{\"content\":\"A\"}}]}")
                + DONE);
        assertThat(heard.text).hasToString("A");
    }

    @Test
    void aRefusalIsTextToo() {
        end(delta("{\"content\":null,\"refusal\":\"I cannot.\"}") + DONE);
        assertThat(heard.text).hasToString("I cannot.");
    }

    @Test
    void aClosingMessageDoesNotRepeatTheAnswer() {
        end(content("once") + event("{\"choices\":[{\"message\":{\"content\":\"once\"},\"finish_reason\":\"stop\"}]}"));
        assertThat(heard.text).hasToString("once");
    }

    @Test
    void aStreamMayBeCutAnywhere() throws ProviderException {
        byte[] stream = ("\uFEFF: hello\r\n\r\n" + content("Zürich 😀 ") + "id: 7\revent: message\r"
                        + "data: {\"choices\":[\rdata: {\"delta\":{\"content\":\"日本\"}}]}\r\r" + finish("stop") + DONE)
                .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= stream.length; cut++) {
            Heard now = new Heard();
            AnswerFlow flow = new AnswerFlow(now, () -> true, MAX);
            AnswerBody body = body(flow, MAX);
            byte[] tail = Arrays.copyOfRange(stream, cut, stream.length);
            if (body.feed(stream.clone(), cut)) {
                body.feed(tail, tail.length);
            }
            assertThat(now.text).as("cut at %d", cut).hasToString("Zürich 😀 日本");
        }
    }

    @Test
    void aStreamMayComeByteByByte() throws ProviderException {
        byte[] stream = (content("é😀") + finish("stop")).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        AnswerFlow flow = new AnswerFlow(heard, () -> true, MAX);
        AnswerBody body = body(flow, MAX);
        for (byte b : stream) {
            body.feed(new byte[] {b}, 1);
        }
        body.end();
        assertThat(heard.text).hasToString("é😀");
    }

    private String detail = "";

    private Optional<ProviderReason> end(String body) {
        return end(body, MAX);
    }

    /// Reads the body, in pieces of seven bytes; answers why it failed, or nothing when the answer is whole.
    private Optional<ProviderReason> end(String text, int max) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AnswerFlow flow = new AnswerFlow(heard, () -> true, max);
        AnswerReading reading = new CompletionReading(flow, REFUSALS, false);
        AnswerBody body = new AnswerBody(reading, REFUSALS, max);
        try {
            boolean more = true;
            for (int at = 0; more && at < bytes.length; at += 7) {
                byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 7));
                more = body.feed(piece, piece.length);
            }
            if (more) {
                body.end();
            }
            reading.conclude();
            return Optional.empty();
        } catch (ProviderException e) {
            detail = e.problem().detail();
            return Optional.ofNullable(e.problem().reason());
        } finally {
            flow.end();
        }
    }

    private static AnswerBody body(AnswerFlow flow, int max) {
        return new AnswerBody(new CompletionReading(flow, REFUSALS, false), REFUSALS, max);
    }

    private static String content(String escaped) {
        return delta("{\"content\":\"" + escaped + "\"}");
    }

    private static String delta(String delta) {
        return event("{\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}");
    }

    private static String finish(String reason) {
        return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
    }

    private static String event(String json) {
        return "data: " + json + "\n\n";
    }
}
