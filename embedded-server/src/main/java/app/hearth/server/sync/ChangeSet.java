package app.hearth.server.sync;

import app.hearth.server.storage.Transaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// A write to one profile's data in progress, and the list of what it changes. For the thread that runs it.
public final class ChangeSet {
    private final Transaction transaction;
    private final Instant now;
    private final Map<Entity, String> changes = new LinkedHashMap<>();

    ChangeSet(Transaction transaction, Instant now) {
        this.transaction = transaction;
        this.now = now;
    }

    /// What is named in the change log.
    record Entity(String kind, String id) {}

    public Handle handle() {
        return transaction.handle();
    }

    /// The one time of this write.
    public Instant now() {
        return now;
    }

    /// The time of this write as it is stored: milliseconds since 1970, UTC.
    public long nowMillis() {
        return now.toEpochMilli();
    }

    public void afterCommit(Runnable effect) {
        transaction.afterCommit(effect);
    }

    /// See [Transaction#afterRollback].
    public void afterRollback(Runnable effect) {
        transaction.afterRollback(effect);
    }

    /// Notes that the entity was made or changed.
    public void upsert(String kind, Object id) {
        note(new Entity(kind, id.toString()), "upsert");
    }

    /// Notes that the entity is gone.
    public void delete(String kind, Object id) {
        note(new Entity(kind, id.toString()), "delete");
    }

    private void note(Entity entity, String operation) {
        changes.remove(entity);
        changes.put(entity, operation);
    }

    Map<Entity, String> changes() {
        return changes;
    }
}
