package app.hearth.server.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunKind;
import app.hearth.server.access.Owner;
import app.hearth.server.sync.ChangeLog;
import java.util.Map;
import java.util.function.Consumer;

/// Stores how a run ended: its row, its message and the change log, in one transaction. Thread-safe.
final class RunEnding {
    private final RunRecords records;
    private final ChangeLog changes;
    private final Map<RunKind, RunSink> sinks;
    private final RunLedger ledger;
    private final Consumer<RunOutcome> ended;

    RunEnding(RunRecords records, ChangeLog changes, Runs.Seams seams) {
        this.records = records;
        this.changes = changes;
        this.sinks = seams.sinks();
        this.ledger = seams.ledger();
        this.ended = seams.ended();
    }

    /// The message as stored. A run that had ended already is left as it is.
    Message store(Owner owner, Run run, RunOutcome outcome) {
        return changes.write(owner, set -> {
            if (records.end(set, owner, run.id(), outcome)) {
                RunOutcome settled = ledger.settle(set, owner, run, outcome);
                sink(run).ended(set, owner, run, settled);
                set.afterCommit(() -> ended.accept(settled));
            }
            return sink(run).message(owner, run);
        });
    }

    /// Where runs of that kind leave what they bring.
    RunSink sink(Run run) {
        RunSink sink = sinks.get(run.kind());
        if (sink == null) {
            throw new IllegalStateException("No feature takes runs of the kind " + run.kind());
        }
        return sink;
    }
}
