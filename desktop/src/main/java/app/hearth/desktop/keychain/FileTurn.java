package app.hearth.desktop.keychain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// A turn that one thread of all processes has at a time: a lock on an empty file, which stays. Ends when
/// closed, by the thread that took it, or with the process; a thread that has the turn must not take it again.
final class FileTurn implements AutoCloseable {
    /// A file lock counts for the whole process, so its own threads take turns here.
    private static final ConcurrentMap<Path, ReentrantLock> OWN = new ConcurrentHashMap<>();

    private final ReentrantLock own;
    private final FileChannel channel;

    private FileTurn(ReentrantLock own, FileChannel channel) {
        this.own = own;
        this.channel = channel;
    }

    /// Waits for the turn.
    static FileTurn take(Path file) throws IOException {
        ReentrantLock own = OWN.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new ReentrantLock());
        own.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                channel.lock();
                return new FileTurn(own, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            own.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            own.unlock();
        }
    }
}
