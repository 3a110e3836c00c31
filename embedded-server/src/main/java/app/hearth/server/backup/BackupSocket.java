package app.hearth.server.backup;

import app.hearth.server.storage.Database;
import app.hearth.server.storage.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A local socket in the data directory over which a running server hands out a backup, because the database can
/// be open in one process only. Whoever may read the data directory may connect, nobody else. Each connection
/// gets one backup; connections wait for each other. Thread-safe.
public final class BackupSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupSocket.class);
    private static final String NAME = "backup.sock";

    private final Path path;
    private final ServerSocketChannel listening;
    private final BackupWriter writer;
    private final ReentrantLock turn = new ReentrantLock(true);

    private BackupSocket(Path path, ServerSocketChannel listening, BackupWriter writer) {
        this.path = path;
        this.listening = listening;
        this.writer = writer;
    }

    static Path in(Path dataDir) {
        return dataDir.resolve(NAME);
    }

    /// Listens until closed. Empty where the system has no such sockets or the directory's path is too long for
    /// one (about 100 characters): then a backup can be made while the server is stopped. The caller holds the
    /// lock of the directory.
    public static Optional<BackupSocket> open(Path dataDir, Database database, InstantSource clock) {
        Path path = in(dataDir);
        try {
            Files.deleteIfExists(path);
            ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                listening.bind(UnixDomainSocketAddress.of(path));
                PrivateFiles.restrict(path);
            } catch (IOException e) {
                listening.close();
                throw e;
            }
            BackupSocket socket = new BackupSocket(path, listening, new BackupWriter(database, clock));
            Thread.ofVirtual().name("backup-socket").start(socket::listen);
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Backups can only be made while this server is stopped", e);
            return Optional.empty();
        }
    }

    private void listen() {
        while (listening.isOpen()) {
            try {
                SocketChannel connection = listening.accept();
                Thread.ofVirtual().name("backup").start(() -> answer(connection));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.warn("A backup could not be asked for", e);
            }
        }
    }

    private void answer(SocketChannel connection) {
        turn.lock();
        try (connection) {
            LOG.info("A backup begins");
            writer.write(Channels.newOutputStream(connection));
            LOG.info("A backup is done");
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("A backup was cut off", e);
        } catch (RuntimeException e) {
            LOG.error("A backup failed", e);
        } finally {
            turn.unlock();
        }
    }

    /// Takes no more connections; a backup under way ends with the database.
    @Override
    public void close() {
        try {
            listening.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("The backup socket could not be removed", e);
        }
    }
}
