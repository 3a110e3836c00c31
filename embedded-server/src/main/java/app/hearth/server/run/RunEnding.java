package app.hearth.server.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.run.Run;
import app.hearth.server.access.Owner;
import app.hearth.server.sync.ChangeLog;
import java.util.function.Consumer;

/// Stores how a run ended: its row, its message and the change log, in one transaction. Thread-safe.
final class RunEnding {
    private final RunRecords records;
    private final ChangeLog changes;
    private final RunSink sink;
    private final RunLedger ledger;
    private final Consumer<RunOutcome> ended;

    RunEnding(RunRecords records, ChangeLog changes, Runs.Seams seams) {
        this.records = records;
        this.changes = changes;
        this.sink = seams.sink();
        this.ledger = seams.ledger();
        this.ended = seams.ended();
    }

    /// The message as stored. A run that had ended already is left as it is.
    Message store(Owner owner, Run run, RunOutcome outcome) {
        return changes.write(owner, set -> {
            if (records.end(set, owner, run.id(), outcome)) {
                RunOutcome settled = ledger.settle(set, owner, run, outcome);
                sink.ended(set, owner, run.messageId(), settled);
                set.afterCommit(() -> ended.accept(settled));
            }
            return sink.message(owner, run.messageId());
        });
    }
}
