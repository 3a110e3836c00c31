package app.hearth.server.provider;

import static app.hearth.server.provider.Calls.DONE;
import static app.hearth.server.provider.Calls.QUICK;
import static app.hearth.server.provider.Calls.content;
import static app.hearth.server.provider.Calls.detail;
import static app.hearth.server.provider.Calls.finish;
import static app.hearth.server.provider.Calls.question;
import static app.hearth.server.provider.Calls.reason;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.common.embed.Limits;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ProviderReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls over real connections, to peers that behave badly.
final class OpenAiCallIT {
    private static final String KEY = "sk-or-v1-0123456789abcdef";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Heard heard = new Heard();
    private ProviderHttp http = Calls.http(QUICK);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void theRequestIsWhatTheProtocolSays() throws IOException {
        try (Peer peer = Peer.saying(Peer.EVENTS + content("Hello") + finish() + DONE)) {
            ChatRequest request = new ChatRequest(
                    "model-1",
                    List.of(new ChatRequest.Turn(Role.SYSTEM, "Be brief."), new ChatRequest.Turn(Role.USER, "Hi")),
                    Map.of("temperature", JSON.numberNode(0.5), "stream", JSON.booleanNode(false)));
            assertThat(call(peer.access("openai", KEY), request)).isEqualTo(new ChatEnd.Complete());
            assertThat(peer.requests).singleElement().satisfies(sent -> {
                assertThat(sent).startsWith("POST /v1/chat/completions HTTP/1.1\r\n");
                assertThat(sent).contains("Authorization: Bearer " + KEY + "\r\n");
                assertThat(sent)
                        .endsWith("{\"model\":\"model-1\",\"messages\":[{\"role\":\"system\",\"content\":"
                                + "\"Be brief.\"},{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true,"
                                + "\"stream_options\":{\"include_usage\":true},\"temperature\":0.5}");
            });
        }
        assertThat(heard.text).hasToString("Hello");
    }

    @Test
    void withoutKeyNoAuthorizationIsSent() throws IOException {
        try (Peer peer = Peer.saying(Peer.EVENTS + DONE)) {
            call(peer.access("ollama", ""), question());
            assertThat(peer.requests)
                    .singleElement()
                    .satisfies(sent -> assertThat(sent).doesNotContainIgnoringCase("authorization"));
        }
    }

    @Test
    void theProfileOfTheProviderDecidesWhatIsSentAlong() throws IOException {
        try (Peer peer = Peer.saying(Peer.EVENTS + DONE)) {
            call(peer.access("openrouter", KEY), question());
            call(peer.access("mistral", KEY), question());
            call(peer.access("my-azure", KEY), question());
            assertThat(peer.requests)
                    .hasSize(3)
                    .allSatisfy(sent -> assertThat(sent).doesNotContain("stream_options"));
            assertThat(peer.requests.getFirst()).contains("X-Title: Hearth\r\n").contains("HTTP-Referer: ");
            assertThat(peer.requests.getLast()).doesNotContain("X-Title");
        }
    }

    @Test
    void aParameterTheProviderDoesNotKnowIsLeftOutOnce() throws IOException {
        String refusal = "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"stream_options\"],"
                + "\"msg\":\"Extra inputs are not permitted\"}]}";
        try (Peer peer = refusingOnce(refusal)) {
            assertThat(call(peer.access("home", KEY), question())).isEqualTo(new ChatEnd.Complete());
            assertThat(peer.requests).hasSize(2);
            assertThat(peer.requests.getLast()).doesNotContain("stream_options");
        }
        assertThat(heard.text).hasToString("fine");
    }

    @Test
    void anotherRefusalIsNotRetried() throws IOException {
        String refusal = "{\"error\":{\"message\":\"temperature must be at most 2\",\"param\":\"temperature\"}}";
        try (Peer peer = Peer.refusing(400, refusal)) {
            Map<String, JsonNode> hot = Map.of("temperature", JSON.numberNode(5));
            ChatEnd end = call(peer.access("openai", KEY), question(hot));
            assertThat(reason(end)).contains(ProviderReason.REFUSED_REQUEST);
            assertThat(detail(end)).isEqualTo("OpenAI did not accept the request: temperature must be at most 2");
            assertThat(peer.requests).hasSize(1);
        }
    }

    @Test
    void theSameParameterIsNotRetriedForever() throws IOException {
        Map<String, JsonNode> parameters = Map.of("a", JSON.numberNode(1), "b", JSON.numberNode(1));
        try (Peer peer = Peer.refusing(400, "{\"error\":\"unknown parameter: a, b, stream_options\"}")) {
            assertThat(reason(call(peer.access("home", KEY), question(parameters))))
                    .contains(ProviderReason.REFUSED_REQUEST);
            assertThat(peer.requests).hasSize(2);
        }
    }

    @Test
    void eachStatusHasItsReason() throws IOException {
        assertRefused(400, "{\"error\":{\"message\":\"m\"}}", ProviderReason.REFUSED_REQUEST);
        assertRefused(401, "{\"error\":{\"message\":\"m\"}}", ProviderReason.KEY_REFUSED);
        assertRefused(402, "{\"error\":{\"message\":\"m\",\"code\":402}}", ProviderReason.NO_CREDIT);
        assertRefused(403, "{\"error\":{\"message\":\"m\"}}", ProviderReason.KEY_REFUSED);
        assertRefused(
                403,
                "{\"error\":{\"code\":403,\"message\":\"Your chosen model requires moderation and your input was"
                        + " flagged\"}}",
                ProviderReason.REFUSED_CONTENT);
        assertRefused(404, "not json", ProviderReason.UNKNOWN_MODEL);
        assertRefused(413, "<html>", ProviderReason.REFUSED_REQUEST);
        assertRefused(429, "", ProviderReason.RATE_LIMITED);
        assertRefused(429, "{\"error\":{\"code\":\"insufficient_quota\"}}", ProviderReason.NO_CREDIT);
        assertRefused(500, "[{\"error\":{\"message\":\"m\"}}]", ProviderReason.UNAVAILABLE);
        assertRefused(503, "{}", ProviderReason.UNAVAILABLE);
    }

    @Test
    void theProvidersOwnWordsAreKeptButNeverTheKey() throws IOException {
        String body = "{\"error\":{\"message\":\"Provider returned error\",\"code\":401,\"metadata\":{\"raw\":"
                + "\"bad key " + KEY + " ends with " + KEY.substring(10) + "\\u0000\\n!\"}}}";
        try (Peer peer = Peer.refusing(401, body)) {
            ChatEnd end = call(peer.access("openrouter", KEY), question());
            assertThat(detail(end))
                    .isEqualTo("OpenRouter refused this key: Provider returned error: bad key […] ends with […] !");
            assertThat(end.toString()).doesNotContain(KEY).doesNotContain(KEY.substring(10));
        }
    }

    @Test
    void aKeyNoHeaderCanCarryIsRefusedBeforeAnythingIsSent() throws IOException {
        try (Peer peer = Peer.saying(Peer.EVENTS + DONE)) {
            ChatEnd end = call(peer.access("openai", "sk-äöü\r\nX: y"), question());
            assertThat(reason(end)).contains(ProviderReason.KEY_REFUSED);
            assertThat(detail(end)).doesNotContain("sk-").doesNotContain("X: y");
            assertThat(peer.requests).isEmpty();
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (Peer target = Peer.saying(Peer.EVENTS + content("stolen") + DONE);
                Peer peer = Peer.saying("HTTP/1.1 307 Temporary\r\nLocation: " + target.baseUrl()
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            assertThat(reason(call(peer.access("openai", KEY), question()))).contains(ProviderReason.REFUSED_REQUEST);
            assertThat(target.requests).isEmpty();
        }
    }

    @Test
    void aBusyProviderIsNotAskedAgainByItself() throws IOException {
        String busy = "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        String slow = "HTTP/1.1 408 Slow\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        for (String answer : new String[] {busy, slow}) {
            try (Peer peer = Peer.saying(answer)) {
                assertThat(reason(call(peer.access("openai", KEY), question()))).contains(ProviderReason.UNAVAILABLE);
                assertThat(peer.requests).hasSize(1);
            }
        }
    }

    @Test
    void aConnectionCutInTheMiddleFailsAndKeepsTheText() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        String event = content("half of");
        String chunk = Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
        try (Peer peer = new Peer((socket, out) -> {
            out.write((head + chunk + "40\r\ndata: {").getBytes(UTF_8));
            out.flush();
            assertThat(heard.firstText.await(10, TimeUnit.SECONDS)).isTrue();
            // Reset instead of a proper end.
            socket.setSoLinger(true, 0);
        })) {
            assertThat(reason(call(peer.access("openai", KEY), question()))).contains(ProviderReason.CUT_OFF);
        }
        assertThat(heard.text).hasToString("half of");
    }

    @Test
    void aConnectionCutAfterTheFinishReasonIsComplete() throws IOException {
        String events = content("whole") + finish();
        try (Peer peer = Peer.saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(events.length()) + "\r\n" + events + "\r\n40\r\ndata")) {
            assertThat(call(peer.access("openai", KEY), question())).isEqualTo(new ChatEnd.Complete());
        }
    }

    @Test
    void aConnectionClosedWithoutAnAnswerIsCutOff() throws IOException {
        try (Peer peer = Peer.saying("")) {
            assertThat(reason(call(peer.access("openai", KEY), question()))).contains(ProviderReason.CUT_OFF);
            assertThat(peer.requests).hasSize(1);
        }
    }

    @Test
    void anAnswerCompressedAllTheSameIsRead() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write((content("Hello") + DONE).getBytes(UTF_8));
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n";
        try (Peer peer = new Peer((socket, out) -> {
            out.write(head.getBytes(UTF_8));
            out.write(zipped.toByteArray());
        })) {
            assertThat(call(peer.access("openai", KEY), question())).isEqualTo(new ChatEnd.Complete());
        }
        assertThat(heard.text).hasToString("Hello");
    }

    @Test
    void aServerOfAnotherProtocolIsNotUnderstood() throws IOException {
        try (Peer peer = Peer.saying("SSH-2.0-OpenSSH_9.6\r\n\r\n")) {
            assertThat(reason(call(peer.access("openai", KEY), question()))).contains(ProviderReason.NOT_UNDERSTOOD);
        }
    }

    @Test
    void nobodyAtTheAddressIsUnreachable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        ChatEnd end = call(new ProviderAccess("ollama", "http://127.0.0.1:" + port + "/v1", Secret.of("")), question());
        assertThat(reason(end)).contains(ProviderReason.UNREACHABLE);
        assertThat(detail(end)).isEqualTo("Ollama could not be reached: nothing answers at its address");
        ChatEnd unknown = call(new ProviderAccess("home", "http://nowhere.invalid/v1", Secret.of("")), question());
        assertThat(reason(unknown)).contains(ProviderReason.UNREACHABLE);
        ChatEnd noTls = tls();
        assertThat(reason(noTls)).contains(ProviderReason.UNREACHABLE);
    }

    /// A server that speaks no TLS.
    private ChatEnd tls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("220 no TLS here\r\n".getBytes(UTF_8));
                } catch (IOException _) {
                    // The caller has gone already.
                }
            });
            String url = "https://127.0.0.1:" + plain.getLocalPort();
            return call(new ProviderAccess("home", url, Secret.of("")), question());
        }
    }

    @Test
    void tooLongAnAnswerEndsTheConnection() throws Exception {
        replaceHttp(QUICK.withMaxAnswer(1000));
        CountDownLatch gone = new CountDownLatch(1);
        try (Peer peer = new Peer((socket, out) -> {
            try {
                out.write(Peer.EVENTS.getBytes(UTF_8));
                while (true) {
                    out.write(content("0123456789").getBytes(UTF_8));
                }
            } finally {
                gone.countDown();
            }
        })) {
            assertThat(reason(call(peer.access("openai", KEY), question()))).contains(ProviderReason.TOO_LONG);
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(heard.text).hasSize(1000);
    }

    @Test
    void aFailingReceiverClosesTheConnection() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        ChatSink failing = new ChatSink() {
            @Override
            public void text(String piece) {
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public void reasoning(String piece) {}

            @Override
            public void usage(Usage usage) {}
        };
        try (Peer peer = new Peer((socket, out) -> {
            out.write((Peer.EVENTS + content("x")).getBytes(UTF_8));
            out.flush();
            assertThat(socket.getInputStream().read()).isNegative();
            gone.countDown();
        })) {
            LlmCall call = new OpenAiCompatible(http).call(peer.access("openai", KEY), question());
            assertThatThrownBy(() -> call.run(failing)).hasMessage("the disk is full");
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void afterClosingTheClientNothingIsSent() throws IOException {
        try (Peer peer = Peer.saying(Peer.EVENTS + DONE)) {
            http.close();
            assertThat(reason(call(peer.access("openai", KEY), question()))).contains(ProviderReason.UNAVAILABLE);
            assertThat(peer.requests).isEmpty();
        }
    }

    private void replaceHttp(Limits limits) {
        http.close();
        http = Calls.http(limits);
    }

    private ChatEnd call(ProviderAccess access, ChatRequest request) {
        return new OpenAiCompatible(http).call(access, request).run(heard);
    }

    private void assertRefused(int status, String body, ProviderReason reason) throws IOException {
        try (Peer peer = Peer.refusing(status, body)) {
            ChatEnd end = call(peer.access("openrouter", KEY), question());
            assertThat(reason(end)).as("%d %s", status, body).contains(reason);
            assertThat(detail(end))
                    .startsWith("OpenRouter ")
                    .doesNotContain("<")
                    .doesNotContain("{");
        }
    }

    private static Peer refusingOnce(String refusal) {
        AtomicInteger calls = new AtomicInteger();
        return new Peer((socket, out) -> {
            boolean first = calls.getAndIncrement() == 0;
            String answer =
                    first ? Peer.answer(422, "application/json", refusal) : Peer.EVENTS + content("fine") + DONE;
            out.write(answer.getBytes(UTF_8));
        });
    }
}
