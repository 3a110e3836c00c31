package app.hearth.server.storage;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// A write transaction in progress. For the thread that runs it.
public final class Transaction {
    private final Handle handle;
    private final Aftermath aftermath;

    Transaction(Handle handle, Aftermath aftermath) {
        this.handle = handle;
        this.aftermath = aftermath;
    }

    /// What follows one attempt at the transaction.
    record Aftermath(List<Runnable> commit, List<Runnable> rollback) {
        Aftermath() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    public Handle handle() {
        return handle;
    }

    /// Runs `effect` once everything is durable; never when the transaction fails.
    public void afterCommit(Runnable effect) {
        aftermath.commit().add(effect);
    }

    /// Runs `effect` when this attempt at the transaction has failed; for what its work holds outside the database.
    public void afterRollback(Runnable effect) {
        aftermath.rollback().add(effect);
    }
}
