package app.hearth.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a handler answers: a status, a value that becomes JSON, and headers; a stream of events, or a
/// WebSocket. Immutable.
public final class Reply {
    private final int status;
    private final @Nullable Object body;
    private final Map<String, String> headers;
    private final @Nullable EventSource events;
    private final @Nullable Dialogue dialogue;

    private Reply(int status, @Nullable Object body, Map<String, String> headers) {
        this(status, body, headers, null, null);
    }

    private Reply(
            int status,
            @Nullable Object body,
            Map<String, String> headers,
            @Nullable EventSource events,
            @Nullable Dialogue dialogue) {
        this.status = status;
        this.body = body;
        this.headers = Map.copyOf(headers);
        this.events = events;
        this.dialogue = dialogue;
    }

    /// Bytes that are no JSON.
    ///
    /// @param tag names them, so that who has them already is answered 304
    /// @param size how many there are
    /// @param bytes reads them, when they are wanted
    record Content(String type, String tag, int size, Supplier<byte[]> bytes) {}

    /// 200. An ETag is added to the answer of every GET, and 304 answered when the caller has that state already.
    public static Reply ok(Object body) {
        return of(200, body);
    }

    public static Reply created(Object body) {
        return of(201, body);
    }

    public static Reply accepted(Object body) {
        return of(202, body);
    }

    public static Reply noContent() {
        return new Reply(204, null, Map.of());
    }

    public static Reply of(int status, Object body) {
        return new Reply(status, body, Map.of());
    }

    /// 200 with bytes that are not JSON, to be kept as a file by that name and never shown as a page of this
    /// server; 304 when the caller has what `hash` names already, and then `bytes` is not asked.
    public static Reply file(FileHead head, Supplier<byte[]> bytes) {
        Content content = new Content(head.mediaType(), '"' + head.hash() + '"', head.size(), bytes);
        return of(200, content).with("Content-Disposition", FileNames.disposition(head.name()));
    }

    /// What is said of a file before its bytes.
    public record FileHead(String name, String mediaType, String hash, int size) {}

    /// An event stream that `events` writes until it returns.
    public static Reply stream(EventSource events) {
        return new Reply(200, null, Map.of("Cache-Control", "no-store"), events, null);
    }

    /// A WebSocket on which `dialogue` speaks until it returns; 400 for a request that asks for none.
    public static Reply socket(Dialogue dialogue) {
        return new Reply(101, null, Map.of(), null, dialogue);
    }

    /// Marks an answer that holds a token, a code or personal data.
    public Reply noStore() {
        return with("Cache-Control", "no-store");
    }

    /// The metadata version, which leads the ETag so that `If-Match` can be compared with it.
    public Reply version(int version) {
        return with(VERSION, Integer.toString(version));
    }

    /// The same answer with another status.
    public Reply withStatus(int wanted) {
        return new Reply(wanted, body, headers, events, dialogue);
    }

    public Reply with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, more, events, dialogue);
    }

    /// Names what the call made, so that a repetition with the same `Idempotency-Key` can be answered from the
    /// ids.
    public Reply made(UUID... ids) {
        return with(IDS, Stream.of(ids).map(UUID::toString).collect(Collectors.joining(",")));
    }

    /// The ids [#made] named.
    public List<UUID> madeIds() {
        String ids = headers.getOrDefault(IDS, "");
        return ids.isEmpty()
                ? List.of()
                : Stream.of(ids.split(",", -1)).map(UUID::fromString).toList();
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// Not sent: how [#made] is carried along.
    static final String IDS = "-ids";

    /// Not sent: how [#version] reaches the router.
    static final String VERSION = "-version";

    Optional<Object> body() {
        return Optional.ofNullable(body);
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<EventSource> events() {
        return Optional.ofNullable(events);
    }

    Optional<Dialogue> dialogue() {
        return Optional.ofNullable(dialogue);
    }
}
