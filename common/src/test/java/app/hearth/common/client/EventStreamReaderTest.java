package app.hearth.common.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndIsUnderstood(String end) throws IOException {
        assertThat(read("id: 1\nevent: a\ndata: x\n\ndata: y\n\n".replace("\n", end)))
                .containsExactly(new ServerEvent("1", "a", "x"), new ServerEvent("1", "message", "y"));
    }

    @Test
    void dataOfSeveralLinesIsJoined() throws IOException {
        assertThat(read("data: a\ndata:b\ndata\ndata:  c\n\n"))
                .containsExactly(new ServerEvent("", "message", "a\nb\n\n c"));
    }

    @Test
    void commentsRetryAndUnknownFieldsAreSkipped() throws IOException {
        assertThat(read(": hi\n\nretry: 5\nfoo: bar\n:\ndata: x\n\n"))
                .containsExactly(new ServerEvent("", "message", "x"));
    }

    @Test
    void aByteOrderMarkIsSkippedAtTheStartOnly() throws IOException {
        assertThat(read("\uFEFFdata: x\n\ndata: \uFEFFy\n\n\uFEFFdata: z\n\n"))
                .extracting(ServerEvent::data)
                .containsExactly("x", "\uFEFFy");
    }

    @Test
    void anEventWithoutDataIsNoneButItsIdCounts() throws IOException {
        assertThat(read("id: 7\nevent: lost\n\ndata: x\n\n")).containsExactly(new ServerEvent("7", "message", "x"));
    }

    @Test
    void anIdStaysUntilAnotherComesAndMayBeEmptied() throws IOException {
        assertThat(read("id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\nid: 2\u0000\ndata: d\n\n"))
                .extracting(ServerEvent::id)
                .containsExactly("1", "1", "", "");
    }

    @Test
    void whatIsUnfinishedAtTheEndIsDropped() throws IOException {
        assertThat(read("data: a\n\nid: 9\ndata: b\n")).hasSize(1);
        assertThat(read("data: a\n\ndata: b")).hasSize(1);
        assertThat(read("")).isEmpty();
    }

    @Test
    void theIdOfAnEarlierStreamGoesOn() throws IOException {
        EventStreamReader reader = new EventStreamReader(new Buffer().writeUtf8("data: x\n\n"), "41");

        assertThat(reader.next()).contains(new ServerEvent("41", "message", "x"));
    }

    private static List<ServerEvent> read(String stream) throws IOException {
        EventStreamReader reader = new EventStreamReader(new Buffer().writeUtf8(stream), "");
        List<ServerEvent> events = new ArrayList<>();
        for (Optional<ServerEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
            events.add(next.get());
        }
        return events;
    }
}
