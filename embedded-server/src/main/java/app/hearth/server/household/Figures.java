package app.hearth.server.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.household.MonthUse;
import app.hearth.common.household.Person;
import app.hearth.common.household.ServerStats;
import app.hearth.common.wire.Page;
import app.hearth.common.wire.Usd;
import app.hearth.server.http.Cursor;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// How much everybody holds, counted over the tables of all features and never more than counted: this reads no title,
/// no message and no key. Thread-safe; blocks.
public final class Figures {
    private static final String PEOPLE = """
            SELECT p.id, p.username, p.display_name, p.email, p.email_verified, p.role, p.is_active, p.created_at,
                   (SELECT MAX(s.last_used_at) FROM session s WHERE s.profile_id = p.id) AS last_seen_at,
                   (SELECT COUNT(*) FROM conversation c WHERE c.profile_id = p.id) AS conversations,
                   (SELECT COALESCE(SUM(c.message_count), 0) FROM conversation c WHERE c.profile_id = p.id) AS messages,
                   (SELECT b.monthly_usd FROM budget b WHERE b.profile_id = p.id) AS monthly_usd
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
            return query.map(Row.to(row -> person(row, handle))).list();
        });
        return Cursor.page(
                found,
                limit,
                person -> Cursor.at(person.createdAt(), person.id().value()));
    }

    Optional<Person> person(ProfileId id) {
        return database.read(handle -> handle.createQuery(PEOPLE + "WHERE p.id = :id")
                .bind("id", id.value())
                .map(Row.to(row -> person(row, handle)))
                .findOne());
    }

    private Person person(Row row, Handle handle) {
        BigDecimal budget = row.nullableDecimal("monthly_usd");
        ProfileId id = new ProfileId(row.uuid("id"));
        return new Person(
                id,
                row.text("username"),
                row.text("display_name"),
                row.nullableText("email"),
                row.flag("email_verified"),
                Role.of(row.text("role")),
                row.flag("is_active"),
                row.time("created_at"),
                row.nullableTime("last_seen_at"),
                row.bigNumber("conversations"),
                row.bigNumber("messages"),
                budget == null ? null : Usd.plain(budget),
                thisMonth(handle, id));
    }

    /// Each asked for by itself, so that the month's rows of the person are read and no others.
    private MonthUse thisMonth(Handle handle, ProfileId id) {
        return handle.createQuery("""
                        SELECT COUNT(*) AS runs, COALESCE(SUM(prompt_tokens), 0) AS prompt_tokens,
                               COALESCE(SUM(completion_tokens), 0) AS completion_tokens,
                               COALESCE(SUM(cost_usd), 0) AS spent_usd, COUNT(*) - COUNT(cost_usd) AS unknown_cost_runs
                        FROM usage_entry WHERE profile_id = :profile AND day >= :month
                        """)
                .bind("profile", id.value())
                .bind("month", (int) LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .withDayOfMonth(1)
                        .toEpochDay())
                .map(Row.to(row -> new MonthUse(
                        row.bigNumber("runs"),
                        row.bigNumber("prompt_tokens"),
                        row.bigNumber("completion_tokens"),
                        Usd.plain(row.decimal("spent_usd")),
                        row.bigNumber("unknown_cost_runs"))))
                .one();
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
