package app.hearth.server.storage;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.ServerStartException;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the database of a data directory.
public final class Storage {
    private Storage() {}

    /// Takes the data directory for this process (made with mode 0700 when missing) and opens the database in it,
    /// or the PostgreSQL database at `location`. Fails in one sentence when another process holds the directory.
    public static Database open(Path dataDirectory, Optional<DatabaseLocation> location) throws ServerStartException {
        DirectoryLock lock = DirectoryLock.take(dataDirectory);
        try {
            if (location.isPresent()) {
                Postgres engine = new Postgres(location.get(), lock);
                return Database.open(engine, engine.pool());
            }
            Path directory = PrivateFiles.createDirectory(dataDirectory.resolve("db"));
            Hsqldb engine = new Hsqldb(directory, lock);
            return Database.open(engine, openPool(engine));
        } catch (ServerStartException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static HikariDataSource openPool(Hsqldb engine) throws ServerStartException {
        try {
            return engine.pool();
        } catch (HikariPool.PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ServerStartException("The database cannot be opened: " + cause.getMessage(), e);
        }
    }
}
