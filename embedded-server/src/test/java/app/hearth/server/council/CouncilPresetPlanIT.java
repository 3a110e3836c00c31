package app.hearth.server.council;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.council.CouncilPresetId;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.testing.Plans;
import app.hearth.server.testing.Resident;
import app.hearth.server.testing.TestClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CouncilPresetPlanIT {
    @TempDir
    private Path folder;

    /// A plan that begins a range at the profile reads no preset of another.
    @Test
    void onlyThePresetsOfTheProfileAreReadByHsqldb() throws Exception {
        TestClock clock = new TestClock();
        try (Database database = Storage.open(folder, Optional.empty())) {
            Owner owner = Resident.movingInto(database, clock);
            CouncilPresets presets = new CouncilPresets(database, new ChangeLog(database, clock, Map.of()), clock);
            List<String> statements = Plans.statements(database, () -> {
                presets.list(owner);
                presets.find(owner, CouncilPresetId.next(clock));
            });
            assertThat(statements)
                    .hasSize(2)
                    .allSatisfy(statement -> assertThat(Plans.plan(database, statement))
                            .contains("start conditions=[", "COUNCIL_PRESET.PROFILE_ID")
                            .doesNotContain("access=FULL SCAN"));
            assertThat(Plans.plan(database, "SELECT id FROM council_preset WHERE name = ?"))
                    .contains("access=FULL SCAN");
        }
    }
}
