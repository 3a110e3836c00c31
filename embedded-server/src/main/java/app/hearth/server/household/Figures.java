package app.hearth.server.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.household.Person;
import app.hearth.common.household.ServerStats;
import app.hearth.common.wire.Page;
import app.hearth.server.http.Cursor;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/// How much everybody holds, counted over the tables of all features and never more than counted: this reads no title,
/// no message and no key. Thread-safe; blocks.
public final class Figures {
    private static final String PEOPLE = """
            SELECT p.id, p.username, p.display_name, p.email, p.email_verified, p.role, p.is_active, p.created_at,
                   (SELECT MAX(s.last_used_at) FROM session s WHERE s.profile_id = p.id) AS last_seen_at,
                   (SELECT COUNT(*) FROM conversation c WHERE c.profile_id = p.id) AS conversations,
                   (SELECT COALESCE(SUM(c.message_count), 0) FROM conversation c WHERE c.profile_id = p.id) AS messages
            FROM profile p
            """;

    private final Database database;
    private final InstantSource clock;
    private final String version;
    private final Instant started;

    /// For a server of this version that starts now.
    public Figures(Database database, InstantSource clock, String version) {
        this.database = database;
        this.clock = clock;
        this.version = version;
        this.started = clock.instant();
    }

    /// The oldest profile first.
    public Page<Person> people(Optional<Cursor> after, int limit) {
        String where = after.isPresent() ? "WHERE p.created_at >= :at AND (p.created_at > :at OR p.id > :id)" : "";
        List<Person> found = database.read(handle -> {
            Query query = handle.createQuery(
                            PEOPLE + where + " ORDER BY p.created_at, p.id FETCH FIRST :limit ROWS ONLY")
                    .bind("limit", limit + 1);
            after.ifPresent(cursor -> query.bind("at", cursor.key()).bind("id", cursor.id()));
            return query.map(Row.to(Figures::person)).list();
        });
        return Cursor.page(
                found,
                limit,
                person -> Cursor.at(person.createdAt(), person.id().value()));
    }

    Optional<Person> person(ProfileId id) {
        return database.read(handle -> handle.createQuery(PEOPLE + "WHERE p.id = :id")
                .bind("id", id.value())
                .map(Row.to(Figures::person))
                .findOne());
    }

    private static Person person(Row row) {
        return new Person(
                new ProfileId(row.uuid("id")),
                row.text("username"),
                row.text("display_name"),
                row.nullableText("email"),
                row.flag("email_verified"),
                Role.of(row.text("role")),
                row.flag("is_active"),
                row.time("created_at"),
                row.nullableTime("last_seen_at"),
                row.bigNumber("conversations"),
                row.bigNumber("messages"));
    }

    /// With the number of sessions that could be used now, which are counted where it is decided.
    ServerStats stats(long activeSessions) {
        long bytes = database.bytes();
        Instant now = clock.instant();
        return database.read(handle -> handle.createQuery("""
                        SELECT (SELECT COUNT(*) FROM profile) AS profiles,
                               (SELECT COUNT(*) FROM conversation) AS conversations,
                               (SELECT COALESCE(SUM(message_count), 0) FROM conversation) AS messages
                        FROM server WHERE id = 1
                        """)
                .map(Row.to(row -> new ServerStats(
                        row.bigNumber("profiles"),
                        activeSessions,
                        row.bigNumber("conversations"),
                        row.bigNumber("messages"),
                        bytes,
                        version,
                        Duration.between(started, now).toSeconds())))
                .one());
    }
}
