package app.hearth.server.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.ByteString;

/// A provider on loopback that answers by the name of the model asked for.
final class MadeUpProvider implements AutoCloseable {
    /// Answers at once, with reasoning before and usage after.
    static final String STEADY = "steady";

    /// Answers so slowly that it never ends within a test.
    static final String SLOW = "slow";

    /// Breaks the connection in the middle of the answer.
    static final String CUT = "cut";

    /// What [#STEADY] says: with characters that count one code point and two Java characters.
    static final String ANSWER = "Hello, 😀 Ada.";

    private final MockWebServer server = new MockWebServer();

    MadeUpProvider() {
        server.setDispatcher(new ByModel());
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What to save as `base_url`.
    String baseUrl() {
        return server.url("/v1").toString();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class ByModel extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String key = String.valueOf(request.getHeaders().get("Authorization"));
            if (key.contains("refused")) {
                return json(401, "{\"error\": {\"message\": \"No such key.\"}}");
            }
            if (request.getTarget().endsWith("/models")) {
                return json(200, "{\"data\": [{\"id\": \"steady\"}, {\"id\": \"slow\"}, {\"id\": \"cut\"}]}");
            }
            ByteString body = request.getBody();
            String asked = body == null ? "" : body.utf8();
            if (asked.contains("\"" + SLOW + "\"")) {
                return events(chunk("content", "word ").repeat(5000))
                        .throttleBody(200, 100, TimeUnit.MILLISECONDS)
                        .build();
            }
            if (asked.contains("\"" + CUT + "\"")) {
                return events(chunk("content", "half").repeat(1000))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build();
            }
            return events(chunk("reasoning", "Let me think.")
                            + chunk("content", "Hello, ")
                            + chunk("content", "😀 Ada.")
                            + "data: {\"choices\": [], \"usage\": {\"prompt_tokens\": 9, \"completion_tokens\": 3}}\n\n"
                            + "data: [DONE]\n\n")
                    .build();
        }
    }

    private static String chunk(String field, String text) {
        return "data: {\"choices\": [{\"delta\": {\"" + field + "\": \"" + text + "\"}}]}\n\n";
    }

    private static MockResponse.Builder events(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body(body);
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
