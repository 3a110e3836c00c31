package app.hearth.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.usage.UsageGrouping;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.testing.Plans;
import app.hearth.server.testing.Resident;
import app.hearth.server.testing.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsagePlanIT {
    @TempDir
    private Path folder;

    /// A plan that begins a range at the profile and the day reads the days asked for and no others.
    @Test
    void onlyTheDaysAskedForAreReadByHsqldb() throws Exception {
        TestClock clock = new TestClock();
        try (Database database = Storage.open(folder, Optional.empty())) {
            Owner owner = Resident.movingInto(database, clock);
            UsageEntries entries = new UsageEntries();
            Reservations reservations = new Reservations();
            Budgets budgets = new Budgets(reservations, entries);
            Instant now = clock.instant();
            UsageEntries.Days month = UsageEntries.Days.month(now);
            List<String> plans = new ArrayList<>();
            for (UsageGrouping by : UsageGrouping.values()) {
                plans.addAll(plans(database, () -> database.read(handle -> entries.sums(handle, owner, month, by))));
            }
            assertThat(plans).hasSize(UsageGrouping.values().length).allSatisfy(UsagePlanIT::assertReadsDays);
            List<String> standing =
                    plans(database, () -> database.read(handle -> budgets.standing(handle, owner, now)));
            assertThat(standing).hasSize(3).noneMatch(plan -> plan.contains("access=FULL SCAN"));
            assertReadsDays(standing.get(1));
            String scanned = Plans.plan(database, "SELECT run_id FROM usage_entry WHERE day >= ?");
            assertThat(scanned).contains("access=FULL SCAN");
        }
    }

    private static void assertReadsDays(String plan) {
        assertThat(plan).doesNotContain("access=FULL SCAN");
        assertThat(plan).contains("start conditions=[", "end condition=[", "other condition=[");
        String start = plan.substring(plan.indexOf("start conditions=["), plan.indexOf("end condition=["));
        String end = plan.substring(plan.indexOf("end condition=["), plan.indexOf("other condition=["));
        assertThat(start).contains("USAGE_ENTRY.PROFILE_ID", "USAGE_ENTRY.DAY");
        assertThat(end).contains("USAGE_ENTRY.PROFILE_ID", "USAGE_ENTRY.DAY");
    }

    private static List<String> plans(Database database, Runnable calls) {
        return Plans.statements(database, calls).stream()
                .map(statement -> Plans.plan(database, statement))
                .toList();
    }
}
