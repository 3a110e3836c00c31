package app.hearth.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/// Counts the bytes and lines of a request's head as they arrive. The protocol would reset the connection at its
/// limits, so that a client still sending never sees why; this notices first, and lets the refusal be read.
///
/// Used on the I/O thread of its connection only.
final class HeadGuard extends AbstractStreamSourceConduit<StreamSourceConduit> {
    static final int MOST_BYTES = 32 * 1024;
    static final int MOST_LINES = 101;

    private final Runnable tooLarge;
    private boolean expecting = true;
    private boolean refused;
    private int bytes;
    private int lines;
    private int lineLength;

    HeadGuard(StreamSourceConduit next, Runnable tooLarge) {
        super(next);
        this.tooLarge = tooLarge;
    }

    /// Whether what arrives next is the head of a request.
    void expect(boolean head) {
        bytes = 0;
        lines = 0;
        lineLength = 0;
        expecting = head;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (refused) {
            return 0;
        }
        int start = target.position();
        int count = super.read(target);
        if (count > 0 && expecting && exceeds(target, start)) {
            target.position(start);
            refused = true;
            tooLarge.run();
            return 0;
        }
        return count;
    }

    private boolean exceeds(ByteBuffer read, int start) {
        for (int i = start; i < read.position(); i++) {
            byte b = read.get(i);
            bytes++;
            if (b == '\n') {
                if (lineLength == 0 && lines > 0) {
                    expecting = false;
                    return false;
                }
                lines++;
                lineLength = 0;
            } else if (b != '\r') {
                lineLength++;
            }
            if (bytes > MOST_BYTES || lines > MOST_LINES) {
                return true;
            }
        }
        return false;
    }
}
