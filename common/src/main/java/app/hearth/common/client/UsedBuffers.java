package app.hearth.common.client;

import java.util.BitSet;
import okio.Buffer;

/// What answers have passed through on their way in: Okio keeps such buffers for the next one, with what was in them.
final class UsedBuffers {
    /// As many bytes as Okio keeps for threads that share a place.
    private static final int KEPT = 64 * 1024;

    private UsedBuffers() {}

    /// Overwrites them all, wherever they are kept; buffers in use at the moment are left alone. Okio finds the
    /// place of a thread by its number, so one thread does it for each place.
    static void overwrite() {
        int places = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1);
        BitSet left = new BitSet(places);
        left.set(0, places);
        while (!left.isEmpty()) {
            Thread thread = Thread.ofVirtual().unstarted(UsedBuffers::overwriteOwn);
            int place = (int) (thread.threadId() & (places - 1));
            if (left.get(place)) {
                left.clear(place);
                run(thread);
            }
        }
    }

    private static void overwriteOwn() {
        try (Buffer buffer = new Buffer()) {
            buffer.write(new byte[KEPT]);
        }
    }

    private static void run(Thread thread) {
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it does its work all the same
        }
    }
}
