package app.hearth.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;
import org.jspecify.annotations.Nullable;

/// An event stream that is checked as its reader reads it: the data of each event, its id, and that nothing follows the
/// terminal event. Bytes pass at once; a fault is thrown in the reader's call.
final class EventTap extends ForwardingSource {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long UNKNOWN = -1;
    private static final Pattern COUNTS = Pattern.compile("(?<![.\\d])(\\d+)(?:\\.(\\d+))?(?=,|$)");
    private static final Pattern ID = Pattern.compile("(?:(?:[1-3]\\.\\d+\\.\\d+=)?\\d+(?:\\.\\d+)?(?:,(?!$)|$))+");

    private final ContractCheck check;
    private final Buffer pending = new Buffer();
    private String name = "";
    private String id = "";
    private String data = "";
    private long text = UNKNOWN;
    private long reasoning = UNKNOWN;
    private boolean ended;

    EventTap(Source events, ContractCheck check, @Nullable String lastEventId) {
        super(events);
        this.check = check;
        if (lastEventId != null) {
            moveTo(lastEventId);
        }
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long count = super.read(sink, byteCount);
        if (count > 0) {
            sink.copyTo(pending, sink.size() - count, count);
            for (long end = pending.indexOf((byte) '\n'); end >= 0; end = pending.indexOf((byte) '\n')) {
                String line = pending.readUtf8(end);
                pending.skip(1);
                try {
                    line(line);
                } catch (AssertionError e) {
                    throw check.fault("in an event stream: " + e.getMessage(), e);
                }
            }
        }
        return count;
    }

    private void line(String line) throws IOException {
        if (line.isEmpty()) {
            dispatch();
        } else if (!line.startsWith(":")) {
            int colon = line.indexOf(": ");
            ContractCheck.require(colon > 0, "a line of the event stream is neither a field nor a comment: " + line);
            String value = line.substring(colon + 2);
            switch (line.substring(0, colon)) {
                case "event" -> name = value;
                case "id" -> id = value;
                case "data" -> data = data.isEmpty() ? value : data + "\n" + value;
                case "retry" -> {
                    // tells the reader how long to wait; nothing to check
                }
                default -> throw new AssertionError("the event stream has an unknown field: " + line);
            }
        }
    }

    private void dispatch() throws IOException {
        if (data.isEmpty()) {
            return;
        }
        ContractCheck.require(!ended, "the event \"" + name + "\" follows the terminal event");
        check.checkEvent(name, data);
        checkId(MAPPER.readTree(data));
        ended = name.equals("done") || name.equals("error");
        name = "";
        data = "";
    }

    private void checkId(JsonNode event) {
        ContractCheck.require(ID.matcher(id).matches(), "an event's id is not an offset: \"" + id + "\"");
        long textBefore = text;
        long reasoningBefore = reasoning;
        moveTo(id);
        String added = event.path("text").asText();
        long codePoints = added.codePointCount(0, added.length());
        long newText = name.endsWith("delta") ? codePoints : 0;
        long newReasoning = name.endsWith("reasoning") ? codePoints : 0;
        ContractCheck.require(
                (textBefore == UNKNOWN ? text >= newText : text == textBefore + newText)
                        && (reasoningBefore == UNKNOWN
                                ? reasoning >= newReasoning
                                : reasoning == reasoningBefore + newReasoning),
                "the id " + id + " of the event \"" + name + "\" does not count the characters sent: " + textBefore
                        + "." + reasoningBefore + " before, " + codePoints + " code points in it");
    }

    /// All that an id counts; a council's counts each call by itself.
    private void moveTo(String offsets) {
        text = 0;
        reasoning = 0;
        Matcher counts = COUNTS.matcher(offsets);
        while (counts.find()) {
            text += Long.parseLong(counts.group(1));
            reasoning += counts.group(2) == null ? 0 : Long.parseLong(counts.group(2));
        }
    }
}
