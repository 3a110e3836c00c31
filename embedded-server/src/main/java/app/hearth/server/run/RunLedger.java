package app.hearth.server.run;

import app.hearth.common.budget.Budget;
import app.hearth.common.run.Run;
import app.hearth.server.access.Owner;
import app.hearth.server.sync.ChangeSet;
import java.util.Optional;

/// The seam through which runs are paid: what each may cost is set aside when it is created, and what it did cost is
/// written down when it ends. Thread-safe.
public interface RunLedger {
    /// Keeps no accounts.
    RunLedger NONE = new RunLedger() {
        @Override
        public Optional<Budget> reserve(ChangeSet set, Owner owner, RunRequest request) {
            return Optional.empty();
        }

        @Override
        public RunOutcome settle(ChangeSet set, Owner owner, Run run, RunOutcome outcome) {
            return outcome;
        }
    };

    /// Part of the write that creates the run, behind the run's row. Fails with `budget_exceeded`, and nothing is
    /// created then. The budget, when its owner should be warned of it.
    Optional<Budget> reserve(ChangeSet set, Owner owner, RunRequest request);

    /// Part of the transaction that ends the run, once per run, however it ended. The outcome with the cost in it, if
    /// that is known.
    RunOutcome settle(ChangeSet set, Owner owner, Run run, RunOutcome outcome);
}
