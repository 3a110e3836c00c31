package app.hearth.common.client;

import app.hearth.common.client.AttachmentCalls.Progress;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// A body that tells how much of it has been sent.
final class CountedBody extends RequestBody {
    private final RequestBody body;
    private final Progress progress;

    CountedBody(RequestBody body, Progress progress) {
        this.body = body;
        this.progress = progress;
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
    public void writeTo(BufferedSink sink) throws IOException {
        long all = contentLength();
        BufferedSink counted = Okio.buffer(new ForwardingSink(sink) {
            private long sent;

            @Override
            public void write(Buffer source, long byteCount) throws IOException {
                super.write(source, byteCount);
                sent += byteCount;
                progress.sent(sent, all);
            }
        });
        body.writeTo(counted);
        counted.flush();
    }
}
