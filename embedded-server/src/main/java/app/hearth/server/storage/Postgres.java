package app.hearth.server.storage;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.ServerStartException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;

/// A PostgreSQL server (15 or newer), whose backups are its operator's.
final class Postgres implements Engine {
    private static final int CONNECTIONS = 10;

    private final DatabaseLocation location;
    private final DirectoryLock lock;

    Postgres(DatabaseLocation location, DirectoryLock lock) {
        this.location = location;
        this.lock = lock;
    }

    HikariDataSource pool() throws ServerStartException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("hearth-postgresql");
        config.setJdbcUrl(location.url());
        if (location.user() != null) {
            config.setUsername(location.user());
        }
        if (location.password() != null) {
            config.setPassword(location.password().reveal());
        }
        config.setMaximumPoolSize(CONNECTIONS);
        // The details of an error hold the values of the row, and errors are logged.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new ServerStartException("The database does not answer: " + String.valueOf(cause(e).getMessage()), e);
        } catch (RuntimeException e) {
            // what the driver cannot even read; its words would repeat the address
            throw new ServerStartException("The address of the database is not one of PostgreSQL.", e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    @Override
    public Map<String, String> columnTypes() {
        return Map.of("text", "TEXT", "bytes", "BYTEA", "change_log_key", "CONSTRAINT change_log_pkey");
    }

    @Override
    public void prepare(DataSource pool) {
        // PostgreSQL is durable as it comes.
    }

    /// Its driver keeps them itself.
    @Override
    public StatementBuilder statements() {
        return new DefaultStatementBuilder();
    }

    @Override
    public void beforeMigration(DataSource pool, String version) {
        // The operator backs PostgreSQL up; the guide says so.
    }

    @Override
    public Optional<Lock> writerTurn() {
        return Optional.empty();
    }

    @Override
    public void requireRoom() {
        // It answers with a state of its own when it is full.
    }

    @Override
    public boolean isTransient(String sqlState) {
        return sqlState.equals("40001") || sqlState.equals("40P01");
    }

    @Override
    public boolean isUniqueViolation(String sqlState) {
        return sqlState.equals("23505");
    }

    @Override
    public boolean isFull(String sqlState) {
        return sqlState.equals("53100");
    }

    @Override
    public long bytes(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_database_size(current_database())")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void shutdown(DataSource pool) throws SQLException {
        // The server goes on without us.
    }

    @Override
    public void release() {
        lock.close();
    }
}
