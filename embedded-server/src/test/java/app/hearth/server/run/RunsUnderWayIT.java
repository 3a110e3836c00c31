package app.hearth.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.access.Owner;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.testing.Plans;
import app.hearth.server.testing.Resident;
import app.hearth.server.testing.TestClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsUnderWayIT {
    @TempDir
    private Path folder;

    /// A plan that begins a range at the profile and the missing end reads no run that has ended.
    @Test
    void noRunThatHasEndedIsReadByHsqldb() throws Exception {
        try (Database database = Storage.open(folder, Optional.empty())) {
            Owner owner = Resident.movingInto(database, new TestClock());
            RunRecords records = new RunRecords(database);
            List<String> statements = Plans.statements(database, () -> records.underWay(owner));
            assertThat(statements)
                    .singleElement()
                    .satisfies(statement -> assertThat(Plans.plan(database, statement))
                            .contains("index=RUN_UNDER_WAY")
                            .doesNotContain("access=FULL SCAN"));
        }
    }
}
