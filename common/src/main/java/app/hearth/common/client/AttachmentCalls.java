package app.hearth.common.client;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.wire.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Calls about files that go along with messages. Blocking; thread-safe.
public final class AttachmentCalls {
    private static final Answer<Attachment> ATTACHMENT = Answer.of(Attachment.class);
    private static final int PIECE = 16 * 1024;

    private final HttpConnection connection;
    private final Transport transport;

    AttachmentCalls(HttpConnection connection, Transport transport) {
        this.connection = connection;
        this.transport = transport;
    }

    /// Told how much of a file has been sent, on the thread that sends it and before the server has answered. It
    /// begins again when the file must be sent again.
    @FunctionalInterface
    public interface Progress {
        void sent(long bytes, long all);
    }

    /// Sends a file under its own name, without holding it in memory. Sending the same file again has no second
    /// effect. Throws [ProblemException] `unsupported_media_type` for what is no image or text that is taken,
    /// `validation` for a damaged or too large image, `too_large`, `storage_full`; and [UnreachableException],
    /// also when the file itself cannot be read.
    public Attachment upload(Path file, Progress progress) {
        String name = String.valueOf(file.getFileName());
        return upload(name, RequestBody.create(file.toFile(), null), progress);
    }

    /// The same for what is no file yet, such as an image from the clipboard.
    public Attachment upload(String name, byte[] bytes, Progress progress) {
        return upload(name, RequestBody.create(bytes), progress);
    }

    /// The server says yes to the head before the body is sent, so that what it refuses need not travel.
    private Attachment upload(String name, RequestBody file, Progress progress) {
        RequestBody form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", name, new CountedBody(file, progress))
                .build();
        Request request = request(Transport.Call.of("POST", "/attachments", null))
                .post(form)
                .header("Expect", "100-continue")
                .build();
        return transport.send(request, ATTACHMENT);
    }

    /// Writes the stored bytes to `target` as they come, and leaves it open. Throws [ClientException], and
    /// [IOException] when `target` does; then a part may have been written.
    public void download(AttachmentId id, OutputStream target) throws IOException {
        Request request = request(Transport.Call.get("/attachments/" + id))
                .removeHeader("Accept")
                .build();
        try (Response response = transport.open(request, _ -> {})) {
            InputStream bytes = response.body().byteStream();
            byte[] piece = new byte[PIECE];
            for (int count = read(bytes, piece); count >= 0; count = read(bytes, piece)) {
                target.write(piece, 0, count);
            }
        }
    }

    private static int read(InputStream bytes, byte[] piece) {
        try {
            return bytes.read(piece);
        } catch (IOException e) {
            throw new UnreachableException("The file did not arrive whole.", e);
        }
    }

    /// Without a key against repetition: the file is its own.
    private Request.Builder request(Transport.Call call) {
        return connection.request(call).newBuilder().removeHeader(Paths.IDEMPOTENCY_HEADER);
    }
}
