package app.hearth.common.wire;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.RecyclerPool;

/// Buffers for reading and writing JSON that are made for each use and kept by nobody. Thread-safe.
///
/// By default every thread keeps some 30 KB of its own, and here each request and each answer is a thread; a pool for
/// all would keep what was read last, which has to be gone after a lock. Made anew, the usual 30 KB cost more than the
/// work for a piece of an answer, which is 200 bytes. These begin small and grow.
final class FreshBuffers extends RecyclerPool.NonRecyclingPoolBase<BufferRecycler> {
    private static final long serialVersionUID = 1;

    @Override
    public BufferRecycler acquirePooled() {
        return new Small();
    }

    /// As large as most of what is read and written in one piece.
    private static final class Small extends BufferRecycler {
        private static final int BYTES = 1_000;
        private static final int CHARACTERS = 500;

        @Override
        protected int byteBufferLength(int kind) {
            return Math.min(BYTES, super.byteBufferLength(kind));
        }

        @Override
        protected int charBufferLength(int kind) {
            return Math.min(CHARACTERS, super.charBufferLength(kind));
        }
    }
}
