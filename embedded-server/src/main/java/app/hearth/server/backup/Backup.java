package app.hearth.server.backup;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.ServerStartException;
import app.hearth.server.ServerException;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.PrivateFiles;
import app.hearth.server.storage.Storage;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.JdbiException;

/// Makes one file of everything in a data directory, whether a server runs on it or not. For one thread.
public final class Backup {
    private final Path dataDir;
    private final Optional<DatabaseLocation> location;
    private final LongConsumer progress;

    /// @param progress is told how many bytes have been written so far
    public Backup(Path dataDir, Optional<DatabaseLocation> location, LongConsumer progress) {
        this.dataDir = dataDir;
        this.location = location;
        this.progress = progress;
    }

    /// Blocks until the file is written, was read again and found whole; returns the number of rows in it. The
    /// file appears when it is whole, readable by its owner alone.
    public long to(Path file) throws BackupException {
        return make(file, this::write);
    }

    /// What goes into the file.
    @FunctionalInterface
    interface Source {
        void writeTo(OutputStream out) throws BackupException, IOException;
    }

    static long make(Path file, Source source) throws BackupException {
        if (Files.exists(file)) {
            throw new BackupException(file + " exists already. Name another file.");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = create(unfinished)) {
                source.writeTo(out);
            }
            long rows = rows(unfinished);
            Files.move(unfinished, file);
            return rows;
        } catch (FileAlreadyExistsException e) {
            throw new BackupException(file + " exists already. Name another file.", e);
        } catch (IOException e) {
            throw new BackupException("The backup could not be written to " + file + ".", e);
        } finally {
            discard(unfinished);
        }
    }

    private static OutputStream create(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        PrivateFiles.restrict(file);
        return out;
    }

    private static long rows(Path file) throws BackupException {
        try (BackupFile made = BackupFile.open(file)) {
            return made.manifest().rows();
        }
    }

    private static void discard(Path unfinished) throws BackupException {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new BackupException(unfinished + " is not needed and could not be removed.", e);
        }
    }

    private void write(OutputStream out) throws BackupException, IOException {
        OutputStream counted = new CountingOutput(out, progress);
        if (location.isEmpty()) {
            Optional<SocketChannel> running = connect();
            if (running.isPresent()) {
                try (InputStream in = Channels.newInputStream(running.get())) {
                    in.transferTo(counted);
                }
                return;
            }
        }
        try (Database database = Storage.openForBackup(dataDir, location)) {
            new BackupWriter(database, InstantSource.system()).write(counted);
        } catch (ServerStartException e) {
            throw new BackupException(e.getMessage() == null ? "The data cannot be opened." : e.getMessage(), e);
        } catch (JdbiException | ServerException e) {
            throw new BackupException("The database could not be read to its end.", e);
        }
    }

    /// A server that runs on the directory now; what a crashed one left behind refuses connections.
    private Optional<SocketChannel> connect() {
        Path socket = BackupSocket.in(dataDir);
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private static final class CountingOutput extends FilterOutputStream {
        private final LongConsumer progress;
        private long written;

        CountingOutput(OutputStream out, LongConsumer progress) {
            super(out);
            this.progress = progress;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            progress.accept(++written);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written += length;
            progress.accept(written);
        }
    }
}
