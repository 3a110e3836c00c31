package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import io.undertow.connector.ByteBufferPool;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.MalformedMessageException;
import io.undertow.util.MultipartParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// Reads a form of one part, the file, whose bytes go to a stream as they come. What is not bytes of the file
/// (preamble, heads of parts, epilogue) may not be long. For one form, on one thread.
final class FormReader implements MultipartParser.PartHandler {
    /// The name of the form's one field.
    static final String FIELD = "file";

    private static final int MOST_BESIDE = 16 * 1024;

    private final MultipartParser.ParseState state;
    private final OutputStream target;
    private final long mostBytes;
    private final MessageDigest digest = sha256();
    private @Nullable String name;
    private boolean whole;
    private long size;
    private long fed;

    /// Writes to `target` at most `mostBytes`, and leaves it open.
    FormReader(String boundary, ByteBufferPool pool, OutputStream target, long mostBytes) {
        this.state = MultipartParser.beginParse(
                pool, this, boundary.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8.name());
        this.target = target;
        this.mostBytes = mostBytes;
    }

    /// @param hash the SHA-256 of the bytes
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Received(String name, long size, byte[] hash) {}

    /// Takes more of the body. Throws [HttpFailure] for what is no such form, and [IOException] when `target`
    /// does.
    void feed(ByteBuffer more) throws IOException {
        fed += more.remaining();
        try {
            state.parse(more);
        } catch (MalformedMessageException | IllegalArgumentException _) {
            throw malformed();
        }
        if (fed - size > MOST_BESIDE) {
            throw malformed();
        }
    }

    /// After the last of the body. Throws [HttpFailure] when the form has no end or no file.
    Received end() {
        if (!state.isComplete()) {
            throw malformed();
        }
        if (name == null || !whole) {
            throw HttpFailure.invalid(FIELD, "There is no file in the form.");
        }
        return new Received(FileNames.clean(name), size, digest.digest());
    }

    @Override
    public void beginPart(HeaderMap headers) {
        if (name != null) {
            throw HttpFailure.invalid(FIELD, "One file is taken at a time.");
        }
        String disposition = headers.getFirst(Headers.CONTENT_DISPOSITION);
        if (disposition == null || headers.contains(Headers.CONTENT_TRANSFER_ENCODING)) {
            throw malformed();
        }
        boolean wanted =
                HeaderParameter.of(disposition, "name").filter(FIELD::equals).isPresent();
        name = HeaderParameter.of(disposition, "filename")
                .filter(_ -> wanted)
                .map(FormReader::unescaped)
                .orElseThrow(() ->
                        HttpFailure.invalid(FIELD, "The form has one field, \"file\", which is a file with a name."));
    }

    /// What browsers and libraries do to a name, so that it can stand between quotation marks.
    private static String unescaped(String given) {
        return given.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    @Override
    public void data(ByteBuffer buffer) throws IOException {
        int count = buffer.remaining();
        if (count > mostBytes - size) {
            throw tooLarge(mostBytes);
        }
        size += count;
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        digest.update(bytes);
        target.write(bytes);
    }

    @Override
    public void endPart() {
        whole = true;
    }

    static HttpFailure tooLarge(long mostBytes) {
        return HttpFailure.of(ErrorCode.TOO_LARGE, "A file may have at most " + mostBytes + " bytes.");
    }

    private static HttpFailure malformed() {
        return HttpFailure.of(ErrorCode.BAD_REQUEST, "The body is not the form this call takes.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
