package app.hearth.server.attachment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/// A file as decoders of images read it, in small bites, until their time is up: a small file can keep a decoder
/// busy for very long, and all that can be done about it is to give it no more. For one thread.
final class WatchedFile extends ImageInputStreamImpl {
    private static final int BITE = 4096;

    /// Zeros behind the end: the decoder of WebP looks eight bytes ahead of the one it has come to, which may be
    /// further than the image goes.
    private static final int SPARE = 8;

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
        int count = 0;
        while (count < Math.min(most, BITE) && isThere()) { // who wants a few bytes takes fewer for the end
            int start = (int) (streamPos - from);
            int some = Math.min(most - count, length - start);
            System.arraycopy(bite, start, target, offset + count, some);
            streamPos += some;
            count += some;
        }
        return count == 0 ? -1 : count;
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
        if (length == 0 && streamPos < file.length() + SPARE) {
            length = (int) (file.length() + SPARE - streamPos);
            Arrays.fill(bite, 0, length, (byte) 0);
        }
        return length > 0;
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
