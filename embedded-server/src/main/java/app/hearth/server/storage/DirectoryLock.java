package app.hearth.server.storage;

import app.hearth.common.embed.ServerStartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a second process out of a data directory; the system drops it when this process ends, however it ends.
public final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

    private final @Nullable FileChannel channel;

    private DirectoryLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /// Keeps nobody out: for reading a database that does not live in a data directory.
    static DirectoryLock none() {
        return new DirectoryLock(null);
    }

    public static DirectoryLock take(Path dataDirectory) throws ServerStartException {
        PrivateFiles.createDirectory(dataDirectory);
        Path file = dataDirectory.resolve("hearth.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            PrivateFiles.restrict(file);
            if (tryLock(channel)) {
                return new DirectoryLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new ServerStartException("The folder " + dataDirectory + " cannot be used: " + e.getMessage(), e);
        }
        throw new ServerStartException.DirectoryInUse(dataDirectory);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock of the data directory could not be released", e);
        }
    }
}
