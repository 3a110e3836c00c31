package app.hearth.server.http;

import app.hearth.common.wire.ErrorCode;
import app.hearth.server.access.Owner;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives the file of one request: straight to the disk, so that memory does not grow with it.
final class UploadReader implements Request.Form {
    private static final Logger LOG = LoggerFactory.getLogger(UploadReader.class);

    /// What a form needs besides its file.
    private static final int FORM_BYTES = 16 * 1024;

    private final HttpServerExchange exchange;
    private final Front front;

    UploadReader(HttpServerExchange exchange, Front front) {
        this.exchange = exchange;
        this.front = front;
    }

    /// Refuses, before anything of the body is read, what cannot be a form with a file.
    static void check(HttpServerExchange exchange, long mostBytes) {
        boundary(exchange);
        if (exchange.getRequestContentLength() > mostBytes + FORM_BYTES) {
            throw FormReader.tooLarge(mostBytes);
        }
        exchange.setMaxEntitySize(
                -1); // the protocol's own limit is for JSON and cuts the connection; the form has its own
    }

    private static String boundary(HttpServerExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        boolean form = type != null
                && exchange.getRequestHeaders().count(Headers.CONTENT_TYPE) == 1
                && MediaTypes.isForm(type)
                && !exchange.getRequestHeaders().contains(Headers.CONTENT_ENCODING);
        if (!form) {
            throw HttpFailure.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The body must be multipart/form-data with one file.");
        }
        return MediaTypes.boundary(type)
                .orElseThrow(() -> HttpFailure.of(ErrorCode.BAD_REQUEST, "The form names no boundary."));
    }

    @Override
    public Upload receive(Owner owner, Path folder) {
        Places.Place place = front.uploads().take(owner);
        Path file = null;
        boolean received = false;
        try {
            file = create(folder);
            Upload upload = new Upload(file, place::close, receive(file));
            received = true;
            return upload;
        } finally {
            if (!received) {
                if (file != null) {
                    Upload.remove(file);
                }
                place.close();
            }
        }
    }

    private FormReader.Received receive(Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            FormReader form = new FormReader(
                    boundary(exchange),
                    exchange.getConnection().getByteBufferPool(),
                    out,
                    front.limits().maxUpload());
            pump(form);
            FormReader.Received received = form.end();
            out.flush();
            return received;
        } catch (IOException e) {
            throw full(e);
        }
    }

    private void pump(FormReader form) throws IOException {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            Incoming body = incoming();
            ByteBuffer buffer = pooled.getBuffer();
            while (read(body, buffer.clear()) >= 0) {
                form.feed(buffer.flip());
            }
        }
    }

    private Incoming incoming() {
        try {
            return new Incoming(exchange, front.limits().requestTimeout());
        } catch (IOException _) {
            throw unreadable();
        }
    }

    private static int read(Incoming body, ByteBuffer buffer) {
        try {
            return body.read(buffer);
        } catch (IOException _) {
            throw unreadable();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unreadable();
        }
    }

    private static Path create(Path folder) {
        try {
            return Files.createTempFile(folder, "upload", ".part"); // for this user alone, where systems know users
        } catch (IOException e) {
            throw full(e);
        }
    }

    private static HttpFailure unreadable() {
        return HttpFailure.of(ErrorCode.BAD_REQUEST, "The body could not be read.");
    }

    private static HttpFailure full(IOException cause) {
        LOG.warn("A file could not be received", cause);
        return HttpFailure.of(
                ErrorCode.STORAGE_FULL, "The server's disk is full. Nothing was changed; make room, then try again.");
    }
}
