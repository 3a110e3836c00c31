package app.hearth.server.contract;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// A request body that remembers what it wrote, so that also one that may be written only once can be checked.
final class SentBody extends RequestBody {
    private final RequestBody body;
    private final Buffer written = new Buffer();

    SentBody(RequestBody body) {
        this.body = body;
    }

    String text() {
        return written.snapshot().utf8();
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
        return body.isOneShot();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        written.clear();
        body.writeTo(written);
        sink.write(written.snapshot());
    }
}
