package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The target of a request: its path exactly as sent, proven to have one meaning only, and its decoded query.
record Target(String path, String rawQuery, Map<String, String> query) {
    /// Fails as `bad_request` for whatever two readers could read differently: dot segments, encoded slashes
    /// and dots, empty segments, backslashes, control characters, broken percent-encoding, broken UTF-8, a
    /// parameter given twice.
    static Target of(String path, String rawQuery) {
        checkPath(path);
        return new Target(path, rawQuery, rawQuery.isEmpty() ? Map.of() : query(rawQuery));
    }

    String withQuery() {
        return rawQuery.isEmpty() ? path : path + '?' + rawQuery;
    }

    private static void checkPath(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            throw malformed();
        }
        boolean escaped = false;
        int segment = 1;
        for (int i = 1; i <= path.length(); i++) {
            char c = i == path.length() ? '/' : path.charAt(i);
            if (c == '/') {
                checkSegment(path, segment, i);
                segment = i + 1;
            } else if (c == '%') {
                checkEscape(path, i);
                escaped = true;
            } else if (c <= ' ' || c >= 0x7f || c == '\\') {
                throw malformed();
            }
        }
        if (escaped) {
            decode(path, false);
        }
    }

    private static void checkSegment(String path, int from, int to) {
        int length = to - from;
        boolean empty = length == 0 && to < path.length();
        boolean dots = length > 0 && length <= 2 && path.charAt(from) == '.' && path.charAt(to - 1) == '.';
        if (empty || dots) {
            throw malformed();
        }
    }

    /// In a path an encoded slash, dot, backslash or control character has no honest use.
    private static void checkEscape(String path, int at) {
        int value = escape(path, at);
        if (value < ' ' || value == 0x7f || value == '/' || value == '.' || value == '\\') {
            throw malformed();
        }
    }

    private static int escape(String text, int at) {
        int high = at + 2 < text.length() ? digit(text.charAt(at + 1)) : -1;
        int low = at + 2 < text.length() ? digit(text.charAt(at + 2)) : -1;
        if (high < 0 || low < 0) {
            throw malformed();
        }
        return (high << 4) | low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> values = new HashMap<>();
        for (int from = 0; from <= raw.length(); ) {
            int end = raw.indexOf('&', from);
            int to = end < 0 ? raw.length() : end;
            if (to > from) {
                int equals = raw.indexOf('=', from);
                int nameEnd = equals < 0 || equals > to ? to : equals;
                String name = decode(raw.substring(from, nameEnd), true);
                if (values.put(name, decode(raw.substring(Math.min(nameEnd + 1, to), to), true)) != null) {
                    throw HttpFailure.of(ErrorCode.BAD_REQUEST, "A query parameter is given twice.");
                }
            }
            from = to + 1;
        }
        return values;
    }

    /// Percent-decodes strictly; in a query a plus sign is a space.
    static String decode(String raw, boolean query) {
        if (raw.indexOf('%') < 0 && !(query && raw.indexOf('+') >= 0)) {
            return raw;
        }
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int value = escape(raw, i);
                if (value == 0) {
                    throw malformed();
                }
                bytes.put((byte) value);
                i += 2;
            } else {
                bytes.put((byte) (query && c == '+' ? ' ' : c));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException _) {
            throw malformed();
        }
    }

    private static HttpFailure malformed() {
        return HttpFailure.of(ErrorCode.BAD_REQUEST, "The address of the request is malformed.");
    }
}
