package app.hearth.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.server.DefaultByteBufferPool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormReaderTest {
    private static final String BOUNDARY = "--b";

    /// Full of what looks like the boundary and is none.
    private static final String CONTENT = "\r\n--\r\n----\r\n----\r\n\r\n----a\r\r\n----\rb\n--b\r\n---\r\n";

    private final DefaultByteBufferPool pool = new DefaultByteBufferPool(false, 1024, -1, 0);

    @Test
    void aFormIsReadTheSameWhereverItIsCut() throws Exception {
        byte[] form = form("file", "a.txt", CONTENT).getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= form.length; first++) {
            for (int second = first; second <= form.length; second += 5) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                FormReader reader = new FormReader(BOUNDARY, pool, file, 1000);
                feed(reader, form, 0, first);
                feed(reader, form, first, second);
                feed(reader, form, second, form.length);
                FormReader.Received received = reader.end();
                assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo(CONTENT);
                assertThat(received.name()).isEqualTo("a.txt");
                assertThat(received.size()).isEqualTo(CONTENT.length());
            }
        }
    }

    private static void feed(FormReader reader, byte[] form, int from, int to) throws IOException {
        reader.feed(ByteBuffer.wrap(form.clone(), from, to - from));
    }

    @Test
    void aNameLosesItsFolderAndWhatNobodySees() throws Exception {
        Map<String, String> names = Map.ofEntries(
                Map.entry("plain.txt", "plain.txt"),
                Map.entry("../../etc/passwd", "passwd"),
                Map.entry("C:\\Users\\ada\\soup.png", "soup.png"),
                Map.entry("/", "file"),
                Map.entry("..", "file"),
                Map.entry("", "file"),
                Map.entry("a\u0000\u0007\u001b[31mb.txt", "a[31mb.txt"),
                Map.entry("a%0D%0AX-Evil: 1.txt", "aX-Evil: 1.txt"),
                Map.entry("photo\u202Egnp.exe", "photognp.exe"),
                Map.entry("say %22hi%22.txt", "say \"hi\".txt"),
                Map.entry("say \\\"hi\\\".txt", "say \"hi\".txt"),
                Map.entry("u\u0308ber 😀.txt", "über 😀.txt"),
                Map.entry("x".repeat(500) + ".png", "x".repeat(196) + ".png"));
        for (Map.Entry<String, String> name : names.entrySet()) {
            FormReader reader = new FormReader(BOUNDARY, pool, new ByteArrayOutputStream(), 10);
            reader.feed(ByteBuffer.wrap(form("file", name.getKey(), "x").getBytes(StandardCharsets.UTF_8)));
            assertThat(reader.end().name()).isEqualTo(name.getValue());
        }
    }

    @Test
    void whatGoesOutCannotLeaveItsHeader() {
        assertThat(FileNames.disposition("say \"hi\\\"\r\n; a=b über.txt"))
                .isEqualTo("attachment; filename=\"say _hi____; a=b _ber.txt\"; filename*=UTF-8''"
                        + "say%20%22hi%5C%22%0D%0A%3B%20a%3Db%20%C3%BCber.txt");
    }

    @Test
    void whatIsNoSuchFormIsRefused() {
        String good = form("file", "a.txt", "x");
        assertRefused(400, "");
        assertRefused(400, "no form at all");
        assertRefused(400, good.replace("----b--", "----b"));
        assertRefused(400, good.substring(0, good.length() - 8));
        assertRefused(400, good.replace("Content-Disposition", "Content-Nothing"));
        assertRefused(400, good.replace("Content-Disposition", "Bl\u00f6d"));
        assertRefused(400, good.replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
        assertRefused(400, "x".repeat(20_000) + good);
        assertRefused(400, good.replace("\r\n\r\n", "\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"));
        assertRefused(400, good + "x".repeat(20_000));
        assertRefused(422, good.replace("a.txt\"", ""));
        assertRefused(422, good.replace("=\"a.txt\"", ""));
        assertRefused(422, form("other", "a.txt", "x"));
        assertRefused(422, good.replace("; filename=\"a.txt\"", ""));
        assertRefused(422, good.replace("----b--", "----b").stripTrailing() + "\r\n" + good.substring(5));
        assertRefused(400, "----b--\r\n");
        assertRefused(413, form("file", "a.txt", "x".repeat(1001)));
    }

    private void assertRefused(int status, String form) {
        assertThatThrownBy(() -> {
                    FormReader reader = new FormReader(BOUNDARY, pool, new ByteArrayOutputStream(), 1000);
                    reader.feed(ByteBuffer.wrap(form.getBytes(StandardCharsets.UTF_8)));
                    reader.end();
                })
                .as(form.length() > 200 ? form.substring(0, 200) : form)
                .isInstanceOfSatisfying(
                        HttpFailure.class, e -> assertThat(e.problem().status()).isEqualTo(status));
    }

    static String form(String field, String name, String content) {
        return "----b\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: image/png\r\n\r\n" + content + "\r\n----b--\r\n";
    }
}
