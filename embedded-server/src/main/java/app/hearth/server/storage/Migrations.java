package app.hearth.server.storage;

import app.hearth.common.embed.ServerStartException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/// Brings the schema up to date, one statement a step, and refuses a schema newer than this program.
final class Migrations {
    private Migrations() {}

    static void apply(Engine engine, DataSource pool) throws ServerStartException {
        migrate(engine, pool, MigrationVersion.LATEST);
    }

    /// Makes the tables as they were at a version of the schema.
    static void applyUpTo(Engine engine, DataSource pool, String version) throws ServerStartException {
        boolean known = Arrays.stream(
                        flyway(engine, pool, MigrationVersion.LATEST).info().all())
                .anyMatch(step -> version.equals(String.valueOf(step.getVersion())));
        if (!known) {
            throw new ServerStartException(
                    "This backup was made by a newer Hearth. Install that version, or a newer one, to restore it.");
        }
        migrate(engine, pool, MigrationVersion.fromVersion(version));
    }

    /// Changes nothing and refuses a database that was never one of Hearth.
    static void require(Engine engine, DataSource pool) throws ServerStartException {
        if (flyway(engine, pool, MigrationVersion.LATEST).info().current() == null) {
            throw new ServerStartException("There is no data of Hearth in this database.");
        }
    }

    private static Flyway flyway(Engine engine, DataSource pool, MigrationVersion target) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:app/hearth/server/storage/migrations")
                .placeholders(engine.columnTypes())
                .target(target)
                .cleanDisabled(true)
                .load();
    }

    private static void migrate(Engine engine, DataSource pool, MigrationVersion target) throws ServerStartException {
        try {
            Flyway flyway = flyway(engine, pool, target);
            refuseNewer(flyway);
            Optional<MigrationInfo> current = Optional.ofNullable(flyway.info().current());
            if (current.isPresent() && flyway.info().pending().length > 0) {
                engine.beforeMigration(pool, String.valueOf(current.get().getVersion()));
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new ServerStartException("The data could not be brought to this version: " + e.getMessage(), e);
        }
    }

    private static void refuseNewer(Flyway flyway) throws ServerStartException {
        boolean newer = Arrays.stream(flyway.info().applied())
                .anyMatch(step -> step.getState() == MigrationState.FUTURE_SUCCESS
                        || step.getState() == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw new ServerStartException(
                    "This data was written by a newer Hearth. Install that version, or a newer one, to open it.");
        }
    }
}
