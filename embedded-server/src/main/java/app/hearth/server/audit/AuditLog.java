package app.hearth.server.audit;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.audit.AuditEntry;
import app.hearth.common.wire.Page;
import app.hearth.common.wire.Uuid7;
import app.hearth.server.access.Owner;
import app.hearth.server.http.Cursor;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.storage.StorageFullException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The audit rows. They are added and, a year later, removed; nothing changes them. Thread-safe; blocks.
///
/// A row holds ids, words of [Act] and a network address, nothing that anyone typed: what is typed for a name may be a
/// password.
public final class AuditLog {
    public static final Duration KEPT = Duration.ofDays(365);

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final String OK = "ok";
    private static final String REFUSED = "refused";
    private static final int MAX_ADDRESS = 64;
    private static final String SELECT = """
            SELECT id, happened_at, act, outcome, profile_id, session_id, address, about_profile_id FROM audit
            """;

    private final Database database;
    private final InstantSource clock;
    private final BiConsumer<Act, String> noted;

    public AuditLog(Database database, InstantSource clock) {
        this(database, clock, (_, _) -> {});
    }

    /// `noted` is told of each row once it is durable, with its outcome, on the thread that wrote it.
    public AuditLog(Database database, InstantSource clock, BiConsumer<Act, String> noted) {
        this.database = database;
        this.clock = clock;
        this.noted = noted;
    }

    /// Notes an act that is done. Inside a write it is part of it, so that neither stands without the other.
    public void done(Act act, Actor actor) {
        insert(act, actor, OK, Optional.empty());
    }

    /// Does something and notes it, in one write: neither stands without the other.
    public <T> T done(Act act, Actor actor, Supplier<T> work) {
        return database.write(_ -> {
            T result = work.get();
            done(act, actor);
            return result;
        });
    }

    /// Notes what was done to another profile.
    public void done(Act act, Actor actor, ProfileId about) {
        insert(act, actor, OK, Optional.of(about));
    }

    /// Notes an act that was refused. It must not fail what is refused in another way: on a full disk it is left.
    public void refused(Act act, Actor actor) {
        try {
            insert(act, actor, REFUSED, Optional.empty());
        } catch (StorageFullException _) {
            LOG.warn("A refused {} could not be noted: the disk is full", act.code());
        }
    }

    private void insert(Act act, Actor actor, String outcome, Optional<ProfileId> about) {
        database.write(transaction -> {
            transaction.afterCommit(() -> noted.accept(act, outcome));
            return transaction
                    .handle()
                    .createUpdate("""
                        INSERT INTO audit (id, happened_at, profile_id, session_id, address, act, outcome, about_profile_id)
                        VALUES (:id, :now, :profile, :session, :address, :act, :outcome, :about)
                        """)
                    .bind("id", Uuid7.next(clock))
                    .bind("now", clock.millis())
                    .bind("profile", actor.profile().map(ProfileId::value).orElse(null))
                    .bind("session", actor.session().map(SessionId::value).orElse(null))
                    .bind("address", actor.address().map(AuditLog::printable).orElse(null))
                    .bind("act", act.code())
                    .bind("outcome", outcome)
                    .bind("about", about.map(ProfileId::value).orElse(null))
                    .execute();
        });
    }

    /// An address may carry a zone that the other side chose.
    private static String printable(String address) {
        StringBuilder text = new StringBuilder();
        address.codePoints()
                .limit(MAX_ADDRESS)
                .forEach(c -> text.append(c > ' ' && c < 0x7f ? Character.toString(c) : "?"));
        return text.toString();
    }

    /// Which rows to list; empty is no wish.
    record Filter(Optional<ProfileId> profile, Optional<String> act, Optional<Cursor> after, int limit) {}

    /// What the profile did and what was tried in its name, newest first.
    Page<AuditEntry> of(Owner owner, Optional<Cursor> after, int limit) {
        return list(new Filter(Optional.of(owner.profile()), Optional.empty(), after, limit));
    }

    /// Everybody's rows, for the admin, newest first.
    Page<AuditEntry> list(Filter filter) {
        StringBuilder where = new StringBuilder("WHERE 1 = 1");
        filter.profile().ifPresent(profile -> where.append(" AND profile_id = :profile"));
        filter.act().ifPresent(act -> where.append(" AND COALESCE(act, '') = :act"));
        filter.after().ifPresent(cursor -> where.append(" AND happened_at <= :at AND (happened_at < :at OR id < :id)"));
        where.append(filter.profile().isPresent() ? " ORDER BY profile_id DESC, " : " ORDER BY ")
                .append("happened_at DESC, id DESC FETCH FIRST :limit ROWS ONLY");
        List<AuditEntry> found = database.read(handle -> rows(handle, where.toString(), filter));
        return Cursor.page(found, filter.limit(), entry -> Cursor.at(entry.at(), entry.id()));
    }

    private static List<AuditEntry> rows(Handle handle, String where, Filter filter) {
        Query query = handle.createQuery(SELECT + where).bind("limit", filter.limit() + 1);
        filter.profile().ifPresent(profile -> query.bind("profile", profile.value()));
        filter.act().ifPresent(act -> query.bind("act", act));
        filter.after().ifPresent(cursor -> query.bind("at", cursor.key()).bind("id", cursor.id()));
        return query.map(Row.to(AuditLog::entry)).list();
    }

    private static AuditEntry entry(Row row) {
        UUID profile = row.nullableUuid("profile_id");
        UUID session = row.nullableUuid("session_id");
        UUID about = row.nullableUuid("about_profile_id");
        return new AuditEntry(
                row.uuid("id"),
                row.time("happened_at"),
                row.text("act"),
                row.text("outcome"),
                profile == null ? null : new ProfileId(profile),
                session == null ? null : new SessionId(session),
                row.nullableText("address"),
                about == null ? null : new ProfileId(about));
    }

    /// Removes what is older than it is kept.
    public void forgetOld(Instant now) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM audit WHERE happened_at < :before")
                .bind("before", now.minus(KEPT).toEpochMilli())
                .execute());
    }

    /// Removes the rows of a profile that is being deleted; part of that write.
    public void forget(Owner owner) {
        database.write(transaction -> transaction
                .handle()
                .createUpdate("DELETE FROM audit WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .execute());
    }
}
