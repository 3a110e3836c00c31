package app.hearth.server.storage;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// A write transaction in progress. For the thread that runs it.
public final class Transaction {
    private final Handle handle;
    private final List<Runnable> afterCommit;

    Transaction(Handle handle, List<Runnable> afterCommit) {
        this.handle = handle;
        this.afterCommit = afterCommit;
    }

    public Handle handle() {
        return handle;
    }

    /// Runs `effect` once everything is durable; never when the transaction fails.
    public void afterCommit(Runnable effect) {
        afterCommit.add(effect);
    }
}
