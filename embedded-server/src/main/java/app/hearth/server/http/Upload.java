package app.hearth.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that came with a request, until this is closed. For one thread.
public final class Upload implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    private final Path file;
    private final Runnable end;
    private final String name;
    private final long size;
    private final String hash;

    /// `end` runs when this is closed.
    Upload(Path file, Runnable end, FormReader.Received received) {
        this.file = file;
        this.end = end;
        this.name = received.name();
        this.size = received.size();
        this.hash = HexFormat.of().formatHex(received.hash());
    }

    /// Where its bytes are.
    public Path file() {
        return file;
    }

    /// What the sender calls it, fit to be shown and to be a file's name: no folder, no control characters.
    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    /// The SHA-256 of its bytes, in hexadecimal digits.
    public String hash() {
        return hash;
    }

    @Override
    public void close() {
        remove(file);
        end.run();
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A file that is not needed could not be removed; it goes at the next start", e);
        }
    }
}
