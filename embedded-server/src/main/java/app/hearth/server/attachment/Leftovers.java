package app.hearth.server.attachment;

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
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Clears away attachments that no message has: sent and then not used, or of messages that are gone for good.
/// One in the trash is still a message. Thread-safe; blocks.
final class Leftovers {
    static final Duration KEPT = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private static final String UNUSED = """
            used_at < :before AND NOT EXISTS (SELECT 1 FROM message_attachment b
                WHERE b.profile_id = attachment.profile_id AND b.attachment_id = attachment.id)
            """;

    private final Database database;
    private final ChangeLog changes;

    Leftovers(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    private record Leftover(Owner owner, UUID id, String hash) {}

    /// Removes what was sent more than [#KEPT] before `now`.
    void clear(Instant now) {
        long before = now.minus(KEPT).toEpochMilli();
        List<Leftover> found = database.read(handle -> handle.createQuery(
                        "SELECT profile_id, id, content_hash FROM attachment WHERE " + UNUSED)
                .bind("before", before)
                .map(Row.to(row -> new Leftover(
                        Owners.ofExpiredTrash(new ProfileId(row.uuid("profile_id"))),
                        row.uuid("id"),
                        row.text("content_hash"))))
                .list());
        found.forEach(leftover -> remove(leftover, before));
        if (!found.isEmpty()) {
            LOG.info("Cleared away {} attachments that no message has", found.size());
        }
    }

    /// Unless a message has it by now, or it was sent again.
    private void remove(Leftover leftover, long before) {
        changes.write(leftover.owner(), set -> {
            int removed = set.handle()
                    .createUpdate("DELETE FROM attachment WHERE profile_id = :profile AND id = :id AND " + UNUSED)
                    .bind("profile", leftover.owner().profile().value())
                    .bind("id", leftover.id())
                    .bind("before", before)
                    .execute();
            if (removed > 0) {
                set.delete(Attachments.ENTITY, leftover.id());
                removePieces(set.handle(), leftover);
            }
            return removed;
        });
    }

    /// Unless another attachment of the profile has the same bytes.
    private static void removePieces(Handle handle, Leftover leftover) {
        handle.createUpdate("""
                        DELETE FROM attachment_piece WHERE profile_id = :profile AND content_hash = :hash
                            AND NOT EXISTS (SELECT 1 FROM attachment a
                                WHERE a.profile_id = :profile AND a.content_hash = :hash)
                        """)
                .bind("profile", leftover.owner().profile().value())
                .bind("hash", leftover.hash())
                .execute();
    }
}
