package app.hearth.server.storage;

import app.hearth.common.embed.ServerStartException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.StatementBuilder;

/// What differs between the two databases.
sealed interface Engine permits Hsqldb, Postgres {
    /// Words of the migrations that each database spells its own way.
    Map<String, String> columnTypes();

    /// Sets and checks what must hold before the first use.
    void prepare(DataSource pool) throws ServerStartException;

    /// How statements are made of their texts.
    StatementBuilder statements();

    /// Keeps a way back before the schema changes.
    void beforeMigration(DataSource pool, String version) throws ServerStartException;

    /// The lock writers take turns by, where the database is slower without one.
    Optional<Lock> writerTurn();

    /// Throws [StorageFullException] when there is no room to write safely.
    void requireRoom();

    boolean isTransient(String sqlState);

    boolean isUniqueViolation(String sqlState);

    boolean isFull(String sqlState);

    /// What the database takes on its disk.
    long bytes(DataSource pool) throws SQLException;

    /// Makes everything durable and closes the database.
    void shutdown(DataSource pool) throws SQLException;

    /// Lets others open the data directory.
    void release();
}
