package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files that a [FakeServer] was sent: PNG pictures, and what it takes for text. Thread-safe.
final class FakeFiles {
    private static final Pattern NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final int WIDTH_AT = 16;

    private final Map<AttachmentId, Kept> kept = new LinkedHashMap<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final CountDownLatch somebody = new CountDownLatch(1);

    private record Kept(Attachment attachment, byte[] bytes) {}

    /// From now on nobody is answered.
    void hold() {
        gate = new CountDownLatch(1);
    }

    /// Waits until the first file has come.
    void awaitOne() throws InterruptedException {
        assertThat(somebody.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void release() {
        gate.countDown();
    }

    /// What was not sent yet is not there any more.
    synchronized void lose() {
        kept.clear();
    }

    Attachment take(byte[] form) {
        somebody.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String text = new String(form, StandardCharsets.ISO_8859_1);
        Matcher name = NAME.matcher(text);
        int begin = text.indexOf("\r\n\r\n") + 4;
        byte[] bytes = Arrays.copyOfRange(form, begin, text.lastIndexOf("\r\n--", text.length() - 5));
        return keep(name.find() ? name.group(1) : "", bytes);
    }

    private synchronized Attachment keep(String name, byte[] bytes) {
        Optional<Attachment> known = kept.values().stream()
                .filter(one -> one.attachment.name().equals(name) && Arrays.equals(one.bytes, bytes))
                .map(Kept::attachment)
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        boolean image = bytes.length > WIDTH_AT + 8 && bytes[1] == 'P' && bytes[2] == 'N';
        ByteBuffer head = ByteBuffer.wrap(bytes);
        Attachment made = new Attachment(
                AttachmentId.next(InstantSource.system()),
                name,
                image ? "image/png" : Attachment.TEXT,
                bytes.length,
                image ? (Integer) head.getInt(WIDTH_AT) : null,
                image ? (Integer) head.getInt(WIDTH_AT + 4) : null);
        kept.put(made.id(), new Kept(made, bytes));
        return made;
    }

    /// Its bytes; empty for one that is not there.
    synchronized Optional<byte[]> bytes(String id) {
        return kept.values().stream()
                .filter(one -> one.attachment.id().toString().equals(id))
                .map(Kept::bytes)
                .findFirst();
    }

    synchronized List<Attachment> of(List<AttachmentId> ids) {
        return ids.stream()
                .map(id -> Objects.requireNonNull(kept.get(id)).attachment())
                .toList();
    }
}
