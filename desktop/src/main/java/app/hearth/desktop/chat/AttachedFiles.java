package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.client.AttachmentCalls;
import app.hearth.common.client.ProblemException;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The files that went along with messages, as the server keeps them. Never blocks; what comes of a call is told on the
/// UI thread. Nothing here opens a file or has it opened.
final class AttachedFiles {
    private final AttachmentCalls calls;
    private final Background background;

    AttachedFiles(AttachmentCalls calls, Background background) {
        this.calls = calls;
        this.background = background;
    }

    /// Makes something of the bytes of a file, off the UI thread.
    @FunctionalInterface
    interface Reading<T> {
        T of(byte[] bytes) throws IOException;
    }

    <T> void read(Attachment file, Reading<T> reading, Consumer<T> done, Consumer<Exception> failed) {
        background.run(() -> reading.of(bytes(file)), done, failed);
    }

    private byte[] bytes(Attachment file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) file.size());
        calls.download(file.id(), bytes);
        return bytes.toByteArray();
    }

    /// Writes a file to where the person wants it: all of it, or nothing of what was there is touched.
    void save(Attachment file, Path target, Runnable done, Consumer<Exception> failed) {
        background.run(() -> save(file, target), done, failed);
    }

    private void save(Attachment file, Path target) throws IOException {
        Path fresh = Files.createTempFile(target.toAbsolutePath().getParent(), ".hearth", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                calls.download(file.id(), out);
            }
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Which of these the server has no more.
    void findMissing(List<Attachment> files, Consumer<Set<AttachmentId>> taker) {
        background.run(
                () -> files.stream().map(Attachment::id).filter(this::isMissing).collect(Collectors.toSet()),
                taker,
                _ -> {}); // what is known of them stands as it is
    }

    private boolean isMissing(AttachmentId id) {
        try {
            calls.download(id, OutputStream.nullOutputStream());
            return false;
        } catch (ProblemException answered) {
            return answered.code() == ErrorCode.NOT_FOUND;
        } catch (IOException e) {
            throw new IllegalStateException("Nothing that is written to nowhere fails.", e);
        }
    }
}
