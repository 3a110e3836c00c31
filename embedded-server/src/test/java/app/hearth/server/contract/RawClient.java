package app.hearth.server.contract;

import app.hearth.common.wire.Paths;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Sends what no well-behaved client would, and shows exactly what came back.
final class RawClient implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LiveServer server;
    private final OkHttpClient http;

    RawClient(LiveServer server) {
        this(server, server.check().http());
    }

    private RawClient(LiveServer server, OkHttpClient http) {
        this.server = server;
        this.http = http;
    }

    /// For methods and paths that the document does not have.
    static RawClient unwatched(LiveServer server) {
        return new RawClient(server, ContractCheck.unwatched());
    }

    /// A request: `path` from the root, `token` for `Authorization`, `body` as JSON where there is one.
    record Sending(
            String method,
            String path,
            @Nullable String token,
            @Nullable String body,
            Map<String, String> headers) {
        static Sending of(String method, String path, @Nullable String token) {
            return new Sending(method, path, token, null, Map.of());
        }

        Sending withBody(@Nullable String json) {
            return new Sending(method, path, token, json, headers);
        }

        Sending withHeader(String name, String value) {
            return new Sending(method, path, token, body, Map.of(name, value));
        }
    }

    /// An answer: its status, every header but the date, its body.
    record Seen(int status, List<String> headers, String body) {
        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        Optional<String> header(String name) {
            String start = name + ": ";
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                    .map(line -> line.substring(start.length()))
                    .findFirst();
        }
    }

    Seen send(Sending sending) {
        Request.Builder request = new Request.Builder()
                .url(server.address() + sending.path())
                .method(sending.method().toUpperCase(java.util.Locale.ROOT), body(sending));
        server.launchSecret().ifPresent(secret -> request.header(Paths.LAUNCH_HEADER, secret.reveal()));
        if (sending.token() != null) {
            request.header("Authorization", "Bearer " + sending.token());
        }
        sending.headers().forEach(request::header);
        try (Response response = http.newCall(request.build()).execute()) {
            List<String> headers = StreamSupport.stream(response.headers().spliterator(), false)
                    .filter(header -> !header.getFirst().equalsIgnoreCase("Date"))
                    .map(header -> header.getFirst() + ": " + header.getSecond())
                    .sorted()
                    .toList();
            return new Seen(response.code(), headers, response.body().string());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable RequestBody body(Sending sending) {
        if (sending.body() != null) {
            String type = sending.headers().getOrDefault("Content-Type", "application/json");
            return RequestBody.create(
                    sending.body().getBytes(java.nio.charset.StandardCharsets.UTF_8), MediaType.get(type));
        }
        return sending.method().equalsIgnoreCase("GET") || sending.method().equalsIgnoreCase("HEAD")
                ? null
                : RequestBody.create(new byte[0], null);
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }
}
