package app.hearth.server.storage;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.ServerStartException;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the database of a data directory.
public final class Storage {
    private static final String DATABASE = "db";

    private Storage() {}

    /// Takes the data directory for this process (made with mode 0700 when missing) and opens the database in it,
    /// or the PostgreSQL database at `location`. Fails in one sentence when another process holds the directory.
    public static Database open(Path dataDirectory, Optional<DatabaseLocation> location) throws ServerStartException {
        return open(dataDirectory, location, Migrations::apply);
    }

    /// Opens a new database whose tables are as they were at a version of the schema, so that a backup of that
    /// version can be put into it; the next ordinary opening brings it up to date.
    public static Database openAt(Path dataDirectory, Optional<DatabaseLocation> location, String schemaVersion)
            throws ServerStartException {
        return open(dataDirectory, location, (engine, pool) -> Migrations.applyUpTo(engine, pool, schemaVersion));
    }

    /// Opens what is there as it is, to be read only. A PostgreSQL database may be in use by a server meanwhile.
    public static Database openForBackup(Path dataDirectory, Optional<DatabaseLocation> location)
            throws ServerStartException {
        if (location.isPresent()) {
            Postgres engine = new Postgres(location.get(), DirectoryLock.none());
            return Database.open(engine, engine.pool(), Migrations::require);
        }
        if (!Files.isDirectory(dataDirectory.resolve(DATABASE))) {
            throw new ServerStartException("There is no data of Hearth in " + dataDirectory + ".");
        }
        return open(dataDirectory, location, Migrations::require);
    }

    private static Database open(Path dataDirectory, Optional<DatabaseLocation> location, Database.Preparation schema)
            throws ServerStartException {
        DirectoryLock lock = DirectoryLock.take(dataDirectory);
        try {
            if (location.isPresent()) {
                Postgres engine = new Postgres(location.get(), lock);
                return Database.open(engine, engine.pool(), schema);
            }
            Path directory = PrivateFiles.createDirectory(dataDirectory.resolve(DATABASE));
            Hsqldb engine = new Hsqldb(directory, lock);
            return Database.open(engine, openPool(engine), schema);
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
