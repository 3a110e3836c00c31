package app.hearth.server.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer as it goes out: finished bytes and headers.
///
/// @param type the media type; null where there is no body
/// @param cacheControl the `Cache-Control` to send
/// @param headers the other headers
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
record Answer(int status, @Nullable String type, byte[] body, String cacheControl, Map<String, String> headers) {
    private static final byte[] NOTHING = {};

    static Answer empty(int status, String cacheControl, Map<String, String> headers) {
        return new Answer(status, null, NOTHING, cacheControl, headers);
    }
}
