package app.hearth.server.storage;

import app.hearth.common.embed.ServerStartException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// Brings the schema up to date, one statement a step, and refuses a schema newer than this program.
final class Migrations {
    private Migrations() {}

    static void apply(Engine engine, DataSource pool) throws ServerStartException {
        try {
            Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:app/hearth/server/storage/migrations")
                    .placeholders(engine.columnTypes())
                    .cleanDisabled(true)
                    .load();
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
