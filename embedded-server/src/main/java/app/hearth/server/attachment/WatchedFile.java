package app.hearth.server.attachment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/// A file as decoders of images read it, in small bites, until their time is up: a small file can keep a decoder
/// busy for very long, and all that can be done about it is to give it no more. For one thread.
final class WatchedFile extends ImageInputStreamImpl {
    private static final int BITE = 4096;

    private final RandomAccessFile file;
    private final long deadline;
    private final byte[] bite = new byte[BITE];
    private long from;
    private int length;

    WatchedFile(Path path, Duration atMost) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.deadline = System.nanoTime() + atMost.toNanos();
    }

    @Override
    public long length() {
        try {
            return file.length();
        } catch (IOException _) {
            return -1;
        }
    }

    @Override
    public int read() throws IOException {
        setBitOffset(0);
        return isThere() ? bite[(int) (streamPos++ - from)] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        setBitOffset(0);
        if (most == 0) {
            return 0;
        }
        if (!isThere()) {
            return -1;
        }
        int start = (int) (streamPos - from);
        int count = Math.min(most, length - start);
        System.arraycopy(bite, start, target, offset, count);
        streamPos += count;
        return count;
    }

    private boolean isThere() throws IOException {
        checkClosed();
        if (streamPos >= from && streamPos < from + length) {
            return true;
        }
        if (System.nanoTime() > deadline) {
            throw new IOException("This image takes too long to read.");
        }
        file.seek(streamPos);
        from = streamPos;
        length = Math.max(0, file.read(bite));
        return length > 0;
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
