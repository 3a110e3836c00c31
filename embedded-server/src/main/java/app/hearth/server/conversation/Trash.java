package app.hearth.server.conversation;

import app.hearth.common.account.ProfileId;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes for good what has been in the trash for 30 days. Thread-safe; blocks.
public final class Trash {
    public static final Duration KEPT = Duration.ofDays(30);
    private static final Logger LOG = LoggerFactory.getLogger(Trash.class);

    private final Database database;
    private final ChangeLog changes;

    public Trash(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    private record Expired(Owner owner, UUID id) {}

    /// Removes what was moved to the trash more than [#KEPT] before `now`.
    public void empty(Instant now) {
        long before = now.minus(KEPT).toEpochMilli();
        List<Expired> conversations = expired("conversation", before);
        for (Expired conversation : conversations) {
            changes.write(conversation.owner(), set -> {
                int removed = set.handle()
                        .createUpdate("""
                                DELETE FROM conversation
                                WHERE profile_id = :profile AND id = :id AND deleted_at < :before
                                """)
                        .bind("profile", conversation.owner().profile().value())
                        .bind("id", conversation.id())
                        .bind("before", before)
                        .execute();
                if (removed > 0) {
                    set.delete(Conversations.ENTITY, conversation.id());
                }
                return removed;
            });
        }
        List<Expired> messages = expired("message", before);
        for (Expired message : messages) {
            changes.write(
                    message.owner(),
                    set -> set.handle()
                            .createUpdate("DELETE FROM message WHERE profile_id = :profile AND id = :id")
                            .bind("profile", message.owner().profile().value())
                            .bind("id", message.id())
                            .execute());
        }
        if (!conversations.isEmpty() || !messages.isEmpty()) {
            LOG.info("Removed {} conversations and {} messages from the trash", conversations.size(), messages.size());
        }
    }

    private List<Expired> expired(String table, long before) {
        return database.read(handle -> handle.createQuery(
                        "SELECT profile_id, id FROM " + table + " WHERE deleted_at < :before")
                .bind("before", before)
                .map(Row.to(row ->
                        new Expired(Owners.ofExpiredTrash(new ProfileId(row.uuid("profile_id"))), row.uuid("id"))))
                .list());
    }
}
