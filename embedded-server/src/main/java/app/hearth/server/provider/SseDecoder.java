package app.hearth.server.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes a server-sent event stream apart, byte by byte, however it was cut on its way. Confined to one thread.
///
/// Lines are split as bytes and only whole lines are decoded, so a character may be split anywhere; bytes that are not
/// UTF-8 become U+FFFD. Line ends are LF, CR or CRLF. A byte order mark and comments are skipped. Beyond the standard,
/// an event that the end of the stream cuts off before its blank line is handed on too, and an event whose `data` is a
/// whole JSON object ends where the next one begins, because some providers leave the blank line out.
final class SseDecoder implements PieceDecoder {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final int maxEvent;
    private final StringBuilder data = new StringBuilder();
    private byte[] line = new byte[1024];
    private int lineLength;
    private boolean firstLine = true;
    private boolean afterCarriageReturn;
    private boolean hasData;
    private boolean understood;
    private String type = "";

    /// @param maxEvent bytes of a line and characters of an event's data that are accepted
    SseDecoder(int maxEvent) {
        this.maxEvent = maxEvent;
    }

    @Override
    public boolean feed(byte[] bytes, int length, Pieces pieces) throws ProviderException {
        int begin = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b != '\n' && b != '\r') {
                continue;
            }
            boolean secondHalfOfEnd = afterCarriageReturn && b == '\n' && i == begin;
            append(bytes, begin, i - begin);
            begin = i + 1;
            afterCarriageReturn = b == '\r';
            if (!secondHalfOfEnd && !endLine(pieces)) {
                return false;
            }
        }
        if (begin < length) {
            afterCarriageReturn = false;
            append(bytes, begin, length - begin);
        }
        return true;
    }

    @Override
    public void end(Pieces pieces) throws ProviderException {
        if (lineLength > 0 && !endLine(pieces)) {
            return;
        }
        dispatch(pieces);
    }

    @Override
    public boolean understood() {
        return understood;
    }

    private void append(byte[] bytes, int from, int count) {
        if (count > maxEvent - lineLength) {
            throw new TooLargeException();
        }
        if (lineLength + count > line.length) {
            int wanted = Math.max(lineLength + count, 2 * lineLength);
            line = Arrays.copyOf(line, Math.min(maxEvent, wanted));
        }
        System.arraycopy(bytes, from, line, lineLength, count);
        lineLength += count;
    }

    private boolean endLine(Pieces pieces) throws ProviderException {
        int start = firstLine && startsWithByteOrderMark() ? BYTE_ORDER_MARK.length : 0;
        String text = new String(line, start, lineLength - start, StandardCharsets.UTF_8);
        firstLine = false;
        lineLength = 0;
        if (text.isEmpty()) {
            return dispatch(pieces);
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        return field(field, value.startsWith(" ") ? value.substring(1) : value, pieces);
    }

    private boolean startsWithByteOrderMark() {
        return lineLength >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private boolean field(String field, String value, Pieces pieces) throws ProviderException {
        switch (field) {
            case "data" -> {
                if (beginsAnotherEvent(value) && !dispatch(pieces)) {
                    return false;
                }
                addData(value);
            }
            case "event" -> type = value;
            case "" -> pieces.comment(value);
            case "id", "retry" -> {}
            default -> {
                return true;
            }
        }
        understood = true;
        return true;
    }

    /// No JSON holds an object's end, a line break and then an object, an array or its begin, so this splits none.
    private boolean beginsAnotherEvent(String value) {
        return !data.isEmpty()
                && data.charAt(data.length() - 1) == '}'
                && (value.startsWith("{") || value.startsWith("["));
    }

    private void addData(String value) {
        if (data.length() + value.length() >= maxEvent) {
            throw new TooLargeException();
        }
        if (hasData) {
            data.append('\n');
        }
        hasData = true;
        data.append(value);
    }

    private boolean dispatch(Pieces pieces) throws ProviderException {
        boolean more = !hasData || pieces.piece(type, data.toString());
        data.setLength(0);
        hasData = false;
        type = "";
        return more;
    }
}
