package app.hearth.server.account;

import app.hearth.common.account.Notice;
import app.hearth.common.wire.Uuid7;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What the next sign-in of a profile has to be told. Thread-safe; every call belongs to a transaction of the
/// caller.
final class Notices {
    private final InstantSource clock;

    Notices(InstantSource clock) {
        this.clock = clock;
    }

    void add(Handle handle, Owner owner, String kind, Instant at) {
        handle.createUpdate("""
                        INSERT INTO notice (profile_id, id, kind, happened_at) VALUES (:profile, :id, :kind, :at)
                        """)
                .bind("profile", owner.profile().value())
                .bind("id", Uuid7.next(clock))
                .bind("kind", kind)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /// What there is to tell, oldest first. It counts as told when the transaction is durable.
    List<Notice> tell(Handle handle, Owner owner) {
        List<Notice> notices = handle.createQuery(
                        "SELECT kind, happened_at FROM notice WHERE profile_id = :profile ORDER BY profile_id, id")
                .bind("profile", owner.profile().value())
                .map(Row.to(row -> new Notice(row.text("kind"), row.time("happened_at"))))
                .list();
        handle.createUpdate("DELETE FROM notice WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .execute();
        return notices;
    }
}
