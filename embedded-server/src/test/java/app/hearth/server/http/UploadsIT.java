package app.hearth.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Limits;
import app.hearth.server.http.RawClient.Answered;
import app.hearth.server.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsIT {
    private static final String FORM = "Content-Type: multipart/form-data; boundary=--b\r\n";
    private static final String CHUNKED = FORM + "Transfer-Encoding: chunked\r\n";
    private static final int MOST = 256 * 1024;

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = server(Limits.DEFAULT.withMaxUpload(MOST));
    }

    private TestServer server(Limits limits) throws Exception {
        return new TestServer(Optional.empty(), limits, Route.upload("/files", request -> {
            try (Upload file = request.upload(folder)) {
                return Reply.created(List.of(file.name(), file.size(), Files.readString(file.file()), file.hash()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        Await.until("every received file is gone", this::isEmpty);
        assertThat(server.get("/me", "").status()).isEqualTo(200);
        server.close();
    }

    private boolean isEmpty() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException _) {
            return true; // made something else by a test
        }
    }

    @Test
    void aFileIsReceivedAndItsConnectionUsedAgain() throws Exception {
        try (RawClient client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.send(post(FormReaderTest.form("file", "a.txt", "hello")));
                assertThat(client.answer().body())
                        .isEqualTo("[\"a.txt\",5,\"hello\","
                                + "\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"]");
            }
        }
    }

    private static String post(String form) {
        int length = form.getBytes(StandardCharsets.UTF_8).length;
        return TestServer.request("POST", "/files", FORM + "Content-Length: " + length + "\r\n") + form;
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
        String form = FormReaderTest.form("file", "a.txt", "hello");
        try (RawClient client = server.connect()) {
            client.send(TestServer.request(
                    "POST", "/files", FORM + "Expect: 100-continue\r\nContent-Length: " + form.length() + "\r\n"));
            assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(client.line()).isEmpty();
            assertThat(client.send(form).answer().status()).isEqualTo(201);
        }
        String tooLong = FORM + "Expect: 100-continue\r\nContent-Length: 9000000\r\n";
        assertThat(once(TestServer.request("POST", "/files", tooLong)).status()).isEqualTo(413);
    }

    private Answered once(String request) throws Exception {
        return RawClient.once(server.address(), request);
    }

    @Test
    void whatIsNoFormIsRefusedBeforeItIsRead() throws Exception {
        String length = "Content-Length: 100\r\n";
        assertThat(head("Content-Type: application/json\r\n" + length)).isEqualTo(415);
        assertThat(head(length)).isEqualTo(415);
        assertThat(head(FORM + "Content-Encoding: gzip\r\n" + length)).isEqualTo(415);
        assertThat(head("Content-Type: multipart/form-data\r\n" + length)).isEqualTo(400);
        assertThat(head("Content-Type: multipart/form-data; boundary=\r\n" + length))
                .isEqualTo(400);
        assertThat(head("Content-Type: multipart/form-data; boundary=" + "x".repeat(71) + "\r\n" + length))
                .isEqualTo(400);
        assertThat(head(FORM + "Content-Length: 9000000\r\n")).isEqualTo(413);
        assertThat(head(FORM + "Content-Length: 0\r\n")).isEqualTo(400);
    }

    private int head(String headers) throws Exception {
        return once(TestServer.request("POST", "/files", headers)).status();
    }

    @Test
    void anEndlessPreambleIsRefusedSoon() throws Exception {
        assertThat(endless("x").status()).isEqualTo(400);
        assertThat(endless("----b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n")
                        .status())
                .isEqualTo(413);
    }

    /// An answer comes before a megabyte has been sent.
    private Answered endless(String beginning) throws Exception {
        try (RawClient client = server.connect()) {
            client.send(TestServer.request("POST", "/files", CHUNKED));
            client.send(chunk(beginning));
            for (int i = 0; i < 16; i++) {
                client.send(chunk("x".repeat(64 * 1024)));
            }
            return client.answer();
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    @Test
    void aLengthThatLiesLeavesNothing() throws Exception {
        String form = FormReaderTest.form("file", "a.txt", "hello");
        String shorter = FORM + "Content-Length: " + (form.length() - 20) + "\r\n";
        assertThat(once(TestServer.request("POST", "/files", shorter) + form).status())
                .isEqualTo(400);
        try (RawClient client = server.connect()) {
            client.send(TestServer.request("POST", "/files", FORM + "Content-Length: 5000\r\n") + form);
            Await.until("it has begun", () -> !isEmpty());
        }
        Await.until("it is given up", this::isEmpty);
    }

    @Test
    void whoPausesOrTricklesIsToldThatItTookTooLong() throws Exception {
        try (TestServer hurried = server(TestServer.LIMITS)) {
            String head = TestServer.request("POST", "/files", FORM + "Content-Length: 5000\r\n");
            try (RawClient client = hurried.connect()) {
                assertThat(client.send(head + "----b\r\n").answer().body()).contains("\"timeout\"");
            }
            try (RawClient client = hurried.connect()) {
                client.send(head);
                int sent = 0;
                while (client.socket().getInputStream().available() == 0 && sent < 5000) {
                    client.send("x");
                    sent++;
                    Await.until("a moment", new Moment(Duration.ofMillis(20)));
                }
                assertThat(client.answer().status()).isEqualTo(408);
                assertThat(sent).isLessThan(1000);
            }
        }
    }

    /// True after a while.
    private static final class Moment implements java.util.function.BooleanSupplier {
        private final long end;

        Moment(Duration length) {
            end = System.nanoTime() + length.toNanos();
        }

        @Override
        public boolean getAsBoolean() {
            return System.nanoTime() >= end;
        }
    }

    @Test
    void oneProfileHasEightFilesOnTheirWayAndDoesNotKeepOutTheOthers() throws Exception {
        String good = FormReaderTest.form("file", "a.txt", "x");
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 1; i <= 8; i++) {
                RawClient client = server.connect();
                clients.add(client);
                client.send(TestServer.request("POST", "/files", FORM + "Content-Length: 500\r\n") + "----b\r\n");
                int begun = i;
                Await.until("it has begun", () -> count() == begun);
            }
            Answered ninth = once(post(good));
            assertThat(ninth.status()).isEqualTo(429);
            assertThat(ninth.header("retry-after")).isPresent();
            assertThat(once(post(good).replace("Bearer good", "Bearer other")).status())
                    .isEqualTo(201);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        Await.until("they are given up", this::isEmpty);
        assertThat(once(post(good)).status()).isEqualTo(201);
    }

    private int count() {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidToFindNoRoom() throws Exception {
        Files.delete(folder);
        assertThat(once(post(FormReaderTest.form("file", "a.txt", "x"))).body()).contains("\"storage_full\"");
        Files.createDirectory(folder);
        assertThat(once(post(FormReaderTest.form("file", "a.txt", "x"))).status())
                .isEqualTo(201);
    }

    @Test
    void memoryDoesNotGrowWithTheFile() throws Exception {
        int size = 100 * 1024 * 1024;
        byte[] piece = "x".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        String form = FormReaderTest.form("file", "a.txt", "@");
        String head = form.substring(0, form.indexOf('@'));
        String tail = form.substring(form.indexOf('@') + 1);
        try (TestServer wide = new TestServer(
                        Optional.empty(), Limits.DEFAULT.withMaxUpload(size), Route.upload("/files", request -> {
                            try (Upload file = request.upload(folder)) {
                                return Reply.created(List.of(file.size()));
                            }
                        }));
                RawClient client = wide.connect()) {
            long before = usedMemory();
            long most = 0;
            client.send(TestServer.request(
                    "POST", "/files", FORM + "Content-Length: " + (size + head.length() + tail.length()) + "\r\n"));
            client.send(head);
            for (int i = 0; i < size / piece.length; i++) {
                client.send(piece);
                if (i % 25 == 24) {
                    most = Math.max(most, usedMemory());
                }
            }
            assertThat(client.send(tail).answer().body()).isEqualTo("[" + size + "]");
            assertThat(most - before).isLessThan(24L * 1024 * 1024);
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
