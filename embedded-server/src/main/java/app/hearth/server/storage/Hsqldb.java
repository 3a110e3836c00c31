package app.hearth.server.storage;

import app.hearth.common.embed.ServerStartException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.StatementBuilder;

/// The embedded database, in files below the data directory.
///
/// Its defaults lose acknowledged commits on a crash and leave a lock file that costs seconds at the next start;
/// both are set otherwise here (measured: see the design). It has no group commit, so writers take turns.
final class Hsqldb implements Engine {
    /// With less than this left, writing stops while it can still stop cleanly.
    private static final long ROOM_BYTES = 32L * 1024 * 1024;

    private static final int LOG_MEGABYTES = 32;
    private static final int CONNECTIONS = 10;

    /// About as many as there are texts in the program, but for lists of ids, whose texts are as many as their
    /// lengths. One takes some 10 KB, so all connections together at most 15 MB.
    private static final int STATEMENTS = 150;

    private final Path directory;
    private final DirectoryLock lock;
    private final LongSupplier room;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final KeptStatements statements = new KeptStatements(STATEMENTS);

    Hsqldb(Path directory, DirectoryLock lock) {
        this(directory, lock, () -> directory.toFile().getUsableSpace());
    }

    /// `room` tells how many bytes the disk has left.
    Hsqldb(Path directory, DirectoryLock lock, LongSupplier room) {
        this.directory = directory;
        this.lock = lock;
        this.room = room;
    }

    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hearth-hsqldb");
        config.setJdbcUrl("jdbc:hsqldb:file:" + directory.resolve("hearth")
                + ";hsqldb.tx=mvcc;hsqldb.tx_level=read_committed;hsqldb.default_table_type=cached"
                + ";hsqldb.write_delay=false;hsqldb.lock_file=false;hsqldb.log_size=" + LOG_MEGABYTES
                + ";hsqldb.script_format=0;hsqldb.nio_max_size=256;hsqldb.applog=0;hsqldb.sqllog=0");
        config.setUsername("SA");
        config.setPassword("");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(CONNECTIONS);
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        config.setAutoCommit(true);
        return new HikariDataSource(config);
    }

    @Override
    public Map<String, String> columnTypes() {
        return Map.of("text", "LONGVARCHAR", "bytes", "VARBINARY(1048576)", "change_log_key", "PRIMARY KEY");
    }

    @Override
    public void prepare(DataSource pool) throws ServerStartException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET FILES WRITE DELAY FALSE");
            statement.execute("SET FILES LOG SIZE " + LOG_MEGABYTES);
            String delay = property(statement, "hsqldb.write_delay");
            String transactions = property(statement, "hsqldb.tx");
            boolean durable = "false".equalsIgnoreCase(delay) || "0".equals(delay);
            if (!durable || !"mvcc".equalsIgnoreCase(transactions)) {
                throw new ServerStartException("The database would not keep what it acknowledges (write delay " + delay
                        + ", transactions " + transactions + ").");
            }
        } catch (SQLException e) {
            throw new ServerStartException("The database cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static String property(Statement statement, String name) throws SQLException {
        String query =
                "SELECT property_value FROM information_schema.system_properties WHERE property_name = '" + name + "'";
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "unknown";
        }
    }

    @Override
    public StatementBuilder statements() {
        return statements;
    }

    @Override
    public void beforeMigration(DataSource pool, String version) throws ServerStartException {
        Path backups = directory.resolveSibling("backups");
        Path archive = backups.resolve("before-schema-" + version + ".tar.gz");
        try {
            PrivateFiles.createDirectory(backups);
            Files.deleteIfExists(archive);
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("BACKUP DATABASE TO '" + archive.toString().replace("'", "''") + "' BLOCKING");
            }
            try (GZIPInputStream unpacked = new GZIPInputStream(Files.newInputStream(archive))) {
                unpacked.skipNBytes(1);
                unpacked.transferTo(java.io.OutputStream.nullOutputStream());
            }
        } catch (IOException | SQLException e) {
            throw new ServerStartException(
                    "The copy that must exist before the data is converted could not be made: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Lock> writerTurn() {
        return Optional.of(turn);
    }

    @Override
    public void requireRoom() {
        if (room.getAsLong() < ROOM_BYTES) {
            throw new StorageFullException();
        }
    }

    @Override
    public boolean isTransient(String sqlState) {
        return sqlState.equals("40001");
    }

    @Override
    public boolean isUniqueViolation(String sqlState) {
        return sqlState.equals("23505");
    }

    @Override
    public boolean isFull(String sqlState) {
        return false;
    }

    @Override
    public long bytes(DataSource pool) throws SQLException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new SQLException("The files of the database cannot be listed.", e);
        }
    }

    @Override
    public void shutdown(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    @Override
    public void release() {
        lock.close();
    }
}
