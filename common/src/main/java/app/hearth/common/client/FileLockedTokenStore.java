package app.hearth.common.client;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// A store shared by several processes: one of them at a time, and in it one thread, uses the token
/// exclusively. The lock file holds nothing and stays. Thread-safe.
public final class FileLockedTokenStore implements TokenStore {
    /// A file lock belongs to the whole JVM and throws when two threads ask for it, so threads take turns
    /// before.
    private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final TokenStore inner;
    private final Path lockFile;
    private final ReentrantLock turn;

    /// `lockFile` is created when needed; the tokens themselves stay in `inner`.
    public FileLockedTokenStore(TokenStore inner, Path lockFile) {
        this.inner = inner;
        this.lockFile = lockFile.toAbsolutePath().normalize();
        this.turn = TURNS.computeIfAbsent(this.lockFile, _ -> new ReentrantLock());
    }

    @Override
    public Optional<Secret> load() {
        return inner.load();
    }

    @Override
    public void save(Secret refreshToken) {
        inner.save(refreshToken);
    }

    @Override
    public void clear() {
        inner.clear();
    }

    /// Waits for the lock; throws [UncheckedIOException], without running `work`, when there is none to be had
    /// or the thread is interrupted.
    @Override
    public void exclusively(Runnable work) {
        BlockingCalls.check();
        turn.lock();
        try {
            if (turn.getHoldCount() > 1) {
                work.run();
            } else {
                lockedAcrossProcesses(work);
            }
        } finally {
            turn.unlock();
        }
    }

    private void lockedAcrossProcesses(Runnable work) {
        try (FileChannel channel = open();
                FileLock _ = channel.lock()) {
            inner.exclusively(work);
        } catch (IOException e) {
            throw new UncheckedIOException("The lock file of the token cannot be used.", e);
        }
    }

    private FileChannel open() throws IOException {
        Path folder = lockFile.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
