package app.hearth.server.http;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns what a handler replied into what goes out: JSON, entity tag, caching, 304.
final class Rendering {
    private static final String CACHE_CONTROL = "Cache-Control";

    private Rendering() {}

    static Answer of(Reply reply, boolean reading, @Nullable String ifNoneMatch) {
        if (reply.events().isPresent()) {
            return new Answer(reply.status(), StreamedReply.MEDIA_TYPE, new byte[0], "no-store", Map.of());
        }
        Map<String, String> headers = reply.headers();
        Object value = reply.body().orElse(null);
        if (value == null) {
            return Answer.empty(reply.status(), headers.getOrDefault(CACHE_CONTROL, "no-store"), sent(headers, null));
        }
        if (value instanceof Reply.Content content) {
            return of(content, headers, ifNoneMatch);
        }
        byte[] body = json(value);
        String version = headers.get(Reply.VERSION);
        boolean fresh = reading && reply.status() == 200;
        String tag = fresh || version != null ? EntityTag.of(version, body) : null;
        String cache = headers.getOrDefault(CACHE_CONTROL, fresh ? "private, no-cache" : "no-store");
        Map<String, String> sent = sent(headers, tag);
        if (fresh && tag != null && ifNoneMatch != null && EntityTag.matches(ifNoneMatch, tag)) {
            return Answer.empty(304, cache, sent);
        }
        return new Answer(reply.status(), MediaTypes.JSON, body, cache, sent);
    }

    /// Asked for anew each time, since whose it is does not stand in its address.
    private static Answer of(Reply.Content content, Map<String, String> headers, @Nullable String ifNoneMatch) {
        Map<String, String> sent = sent(headers, content.tag());
        String cache = headers.getOrDefault(CACHE_CONTROL, "private, no-cache");
        if (ifNoneMatch != null && EntityTag.matches(ifNoneMatch, content.tag())) {
            return Answer.empty(304, cache, sent);
        }
        return new Answer(200, content.type(), content.bytes().get(), cache, sent);
    }

    private static byte[] json(Object value) {
        try {
            return Json.revealing().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer could not be written as JSON.", e);
        }
    }

    private static Map<String, String> sent(Map<String, String> headers, @Nullable String tag) {
        if (headers.isEmpty()) {
            return tag == null ? Map.of() : Map.of("ETag", tag);
        }
        Map<String, String> sent = new TreeMap<>(headers);
        sent.remove(Reply.IDS);
        sent.remove(Reply.VERSION);
        sent.remove(CACHE_CONTROL);
        if (tag != null) {
            sent.put("ETag", tag);
        }
        return sent;
    }
}
