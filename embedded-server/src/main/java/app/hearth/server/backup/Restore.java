package app.hearth.server.backup;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.ServerStartException;
import app.hearth.server.ServerException;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.storage.TableShape;
import app.hearth.server.storage.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// Puts a backup into an empty place and proves that everything arrived. For one thread.
public final class Restore {
    private static final int ROWS_AT_ONCE = 500;

    private final Path dataDir;
    private final Optional<DatabaseLocation> location;
    private final LongConsumer progress;

    /// @param progress is told how many rows have been put back so far
    public Restore(Path dataDir, Optional<DatabaseLocation> location, LongConsumer progress) {
        this.dataDir = dataDir;
        this.location = location;
        this.progress = progress;
    }

    /// Blocks until every row is back and was read again; returns their number. What a failure leaves in the
    /// directory is removed.
    public long from(Path backup) throws BackupException {
        try (BackupFile file = BackupFile.open(backup)) {
            boolean existed = requireEmpty();
            boolean done = false;
            try {
                load(file);
                done = true;
            } finally {
                if (!done) {
                    remove(existed);
                }
            }
            return file.manifest().rows();
        }
    }

    private boolean requireEmpty() throws BackupException {
        if (!Files.exists(dataDir)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(dataDir)) {
            if (inside.findAny().isPresent()) {
                throw new BackupException(
                        dataDir + " is not empty. A backup is only restored into an empty directory.");
            }
            return true;
        } catch (IOException e) {
            throw new BackupException(dataDir + " is not a directory that can be restored into.", e);
        }
    }

    private void load(BackupFile file) throws BackupException {
        try (Database database =
                Storage.openAt(dataDir, location, file.manifest().schema())) {
            List<TableShape> shapes = database.read(handle -> new Tables(handle).shapes());
            requireSameTables(file, shapes);
            emptyTables(database, shapes);
            long before = 0;
            for (Manifest.Table table : inOrder(file.manifest(), shapes)) {
                load(database, file, table, before);
                before += table.rows();
            }
            for (Manifest.Table table : file.manifest().tables()) {
                verify(database, table);
            }
        } catch (ServerStartException e) {
            throw new BackupException(e.getMessage() == null ? "The data cannot be opened." : e.getMessage(), e);
        } catch (JdbiException | ServerException e) {
            throw new BackupException("The database did not take what is in the backup. Nothing was restored.", e);
        }
    }

    private static void requireSameTables(BackupFile file, List<TableShape> shapes) throws BackupException {
        Set<TableShape> ours = new HashSet<>(shapes);
        Set<TableShape> theirs = new HashSet<>();
        file.manifest().tables().forEach(table -> theirs.add(table.shape()));
        if (!ours.equals(theirs)) {
            throw new BackupException("The backup holds other tables than this Hearth knows. Nothing was restored.");
        }
    }

    /// Only what a fresh database begins with may be there.
    private static void emptyTables(Database database, List<TableShape> shapes) throws BackupException {
        boolean used = database.read(handle -> new Tables(handle).rows("profile")) > 0;
        if (used) {
            throw new BackupException(
                    "The database holds profiles already. A backup is only restored into an empty one.");
        }
        database.write(transaction -> {
            Tables tables = new Tables(transaction.handle());
            shapes.reversed().forEach(tables::empty);
            return shapes.size();
        });
    }

    private static List<Manifest.Table> inOrder(Manifest manifest, List<TableShape> shapes) {
        return manifest.tables().stream()
                .sorted(Comparator.comparingInt(table -> shapes.indexOf(table.shape())))
                .toList();
    }

    private void load(Database database, BackupFile file, Manifest.Table table, long before) throws BackupException {
        List<List<@Nullable Object>> batch = new ArrayList<>();
        long[] loaded = {before};
        file.read(table, row -> {
            batch.add(row);
            if (batch.size() == ROWS_AT_ONCE) {
                loaded[0] += add(database, table.shape(), batch);
                progress.accept(loaded[0]);
            }
        });
        progress.accept(loaded[0] + add(database, table.shape(), batch));
    }

    private static int add(Database database, TableShape shape, List<List<@Nullable Object>> batch) {
        int rows = batch.size();
        if (rows == 0) {
            return 0;
        }
        database.write(transaction -> {
            new Tables(transaction.handle()).add(shape, batch);
            return rows;
        });
        batch.clear();
        return rows;
    }

    private static void verify(Database database, Manifest.Table table) throws BackupException {
        RowsHash hash = database.snapshot(handle -> {
            RowsHash rows = new RowsHash();
            new Tables(handle).read(table.shape(), row -> rows.add(RowLine.of(row)));
            return rows;
        });
        if (hash.rows() != table.rows() || !hash.hex().equals(table.hash())) {
            throw new BackupException("The table " + table.shape().name()
                    + " did not arrive as it is in the backup. Nothing was restored.");
        }
    }

    private void remove(boolean keepDirectory) throws BackupException {
        if (!Files.exists(dataDir)) {
            return;
        }
        try (Stream<Path> found = Files.walk(dataDir)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                if (!keepDirectory || !each.equals(dataDir)) {
                    Files.delete(each);
                }
            }
        } catch (IOException e) {
            throw new BackupException("The restore failed, and " + dataDir + " holds parts of it. Remove it.", e);
        }
    }
}
