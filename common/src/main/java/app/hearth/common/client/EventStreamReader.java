package app.hearth.common.client;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import okio.BufferedSource;
import okio.ByteString;

/// Reads server-sent events (HTML standard, section 9.2) from bytes as they arrive. An event counts when its
/// empty line has come; what stands unfinished at the end of the stream is dropped, its id too. One thread at a
/// time.
///
/// The library's own reader knows no byte order mark and swallows what its listener throws, hence this one.
final class EventStreamReader {
    private static final ByteString LINE_ENDS = ByteString.encodeUtf8("\r\n");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BufferedSource source;
    private boolean first = true;
    private boolean afterCarriageReturn;
    private String id;

    /// `lastId` is the id of an earlier stream that this one goes on from; empty for a first one.
    EventStreamReader(BufferedSource source, String lastId) {
        this.source = source;
        this.id = lastId;
    }

    /// Waits for the next event; empty when the stream has ended.
    Optional<ServerEvent> next() throws IOException {
        String name = "";
        String pendingId = id;
        StringBuilder data = new StringBuilder();
        boolean hasData = false;
        for (Optional<String> read = line(); read.isPresent(); read = line()) {
            String line = read.get();
            if (line.isEmpty()) {
                id = pendingId;
                if (hasData) {
                    return Optional.of(new ServerEvent(
                            id, name.isEmpty() ? "message" : name, data.substring(0, data.length() - 1)));
                }
                name = "";
                continue;
            }
            String value = value(line);
            switch (field(line)) {
                case "event" -> name = value;
                case "id" -> pendingId = value.indexOf('\0') < 0 ? value : pendingId;
                case "data" -> {
                    data.append(value).append('\n');
                    hasData = true;
                }
                default -> {
                    // comments, retry and what is not known carry nothing for us
                }
            }
        }
        return Optional.empty();
    }

    private static String field(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    private static String value(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return "";
        }
        return line.startsWith(" ", colon + 1) ? line.substring(colon + 2) : line.substring(colon + 1);
    }

    /// The next line without its end; empty when the stream ends before one. A line feed after a carriage
    /// return is skipped only when it is there, because waiting for it would hold back the line.
    private Optional<String> line() throws IOException {
        try {
            if (afterCarriageReturn && source.request(1) && source.getBuffer().getByte(0) == '\n') {
                source.skip(1);
            }
            afterCarriageReturn = false;
            long end = source.indexOfElement(LINE_ENDS);
            if (end < 0) {
                return Optional.empty();
            }
            String line = source.readUtf8(end);
            afterCarriageReturn = source.readByte() == '\r';
            boolean marked = first && line.startsWith(BYTE_ORDER_MARK);
            first = false;
            return Optional.of(marked ? line.substring(1) : line);
        } catch (EOFException _) {
            return Optional.empty();
        }
    }
}
