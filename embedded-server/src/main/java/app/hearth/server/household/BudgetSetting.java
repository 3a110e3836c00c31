package app.hearth.server.household;

import app.hearth.server.access.Owner;
import app.hearth.server.sync.ChangeSet;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The seam to what profiles may spend. Thread-safe.
@FunctionalInterface
public interface BudgetSetting {
    /// Part of a write on the profile's data; null takes the limit away. False when that is what it was.
    boolean store(ChangeSet set, Owner owner, @Nullable BigDecimal monthlyUsd);
}
