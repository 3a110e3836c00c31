package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SseDecoderTest {
    private final List<String> events = new ArrayList<>();
    private final SseDecoder decoder = new SseDecoder(1000);

    @Test
    void linesEndWithLfCrOrCrlf() {
        feed("data: a\n\ndata: b\r\rdata: c\r\n\r\ndata: d\n\r\n");
        assertThat(events).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aCrAtTheEndOfAReadAndItsLfAreOneLineEnd() {
        feed("data: a\r");
        feed("\ndata: b\r");
        feed("\n\r");
        feed("\n");
        assertThat(events).containsExactly("a\nb");
    }

    @Test
    void aByteOrderMarkIsSkippedOnceOnly() {
        feed("\uFEFFdata: a\n\ndata: \uFEFFb\n\n\uFEFFdata: c\n\n");
        assertThat(events).containsExactly("a", "\uFEFFb");
    }

    @Test
    void aByteOrderMarkMayBeSplit() {
        feed((byte) 0xef);
        feed((byte) 0xbb);
        feed((byte) 0xbf);
        feed("data: a\n\n");
        assertThat(events).containsExactly("a");
    }

    @Test
    void commentsAndUnknownFieldsAreSkipped() {
        feed(": comment\n:\n\nid: 1\nretry: 5\nunknown: x\ndata: a\n: within\n\n");
        assertThat(events).containsExactly("a");
    }

    @Test
    void linesOfDataAreJoined() {
        feed("data: a\ndata:b\ndata\ndata:  c\n\n");
        assertThat(events).containsExactly("a\nb\n\n c");
    }

    @Test
    void aCharacterMayBeSplitAnywhere() {
        byte[] bytes = "data: 😀é\n\n".getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            feed(b);
        }
        assertThat(events).containsExactly("😀é");
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() {
        feed("data: a");
        feed((byte) 0xff, (byte) 0xc3);
        feed("b\n\n");
        assertThat(events).containsExactly("a\uFFFD\uFFFDb");
    }

    @Test
    void theLastEventNeedsNeitherBlankLineNorLineEnd() throws ProviderException {
        feed("data: a\n\ndata: b");
        assertThat(events).containsExactly("a");
        decoder.end(this::take);
        assertThat(events).containsExactly("a", "b");
    }

    @Test
    void anObjectOnTheNextLineIsAnotherEvent() {
        feed("data: {\"a\":1}\ndata: {\"b\":2}\ndata: [DONE]\n\n");
        assertThat(events).containsExactly("{\"a\":1}", "{\"b\":2}", "[DONE]");
    }

    @Test
    void anObjectOverSeveralLinesIsOneEvent() {
        feed("data: {\"a\":\ndata: {\"b\":2},\ndata: \"c\":[{}\ndata: ,{}]}\n\n");
        assertThat(events).containsExactly("{\"a\":\n{\"b\":2},\n\"c\":[{}\n,{}]}");
    }

    @Test
    void aLineOrEventLargerThanAcceptedIsRefused() {
        assertThatThrownBy(() -> feed("x".repeat(1001))).isInstanceOf(PieceDecoder.TooLargeException.class);
        SseDecoder other = new SseDecoder(1000);
        byte[] lines = "data: 0123456789\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> other.feed(lines, lines.length, this::take))
                .isInstanceOf(PieceDecoder.TooLargeException.class);
    }

    @Test
    void whatIsNoEventStreamIsTold() {
        feed("hello\nworld\n\n");
        assertThat(decoder.understood()).isFalse();
        feed(": a comment\n");
        assertThat(decoder.understood()).isTrue();
    }

    private boolean take(String type, String data) {
        events.add(data);
        return true;
    }

    private void feed(String text) {
        feed(text.getBytes(StandardCharsets.UTF_8));
    }

    private void feed(byte... bytes) {
        try {
            decoder.feed(bytes, bytes.length, this::take);
        } catch (ProviderException e) {
            throw new AssertionError(e);
        }
    }
}
