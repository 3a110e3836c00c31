package app.hearth.server.usage;

import app.hearth.common.usage.UsageGrouping;
import app.hearth.common.usage.UsageReport;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.storage.Database;
import app.hearth.server.usage.UsageEntries.Days;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What answers took and cost, over HTTP, for whoever asked for them.
final class UsageRoutes implements Routes {
    private static final int MOST_DAYS = 366;
    private static final LocalDate FIRST = LocalDate.EPOCH;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Database database;
    private final UsageEntries entries;
    private final Budgets budgets;
    private final InstantSource clock;

    UsageRoutes(Database database, UsageEntries entries, Budgets budgets, InstantSource clock) {
        this.database = database;
        this.entries = entries;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/usage", this::usage));
    }

    private Reply usage(Request request) {
        Instant now = clock.instant();
        Days days = days(request, now);
        UsageGrouping by = request.query("group_by").map(UsageRoutes::grouping).orElse(UsageGrouping.DAY);
        Owner owner = request.owner();
        return Reply.ok(database.read(handle -> new UsageReport(
                days.from(),
                days.to(),
                entries.sums(handle, owner, days, by),
                entries.total(handle, owner, days),
                budgets.standing(handle, owner, now))));
    }

    private static UsageGrouping grouping(String text) {
        try {
            return UsageGrouping.of(text);
        } catch (IllegalArgumentException _) {
            throw HttpFailure.invalid("group_by", "This is day, model, conversation, provider or day_model.");
        }
    }

    /// The present month unless a day is named; with one day named, from or to the other end of that day's month.
    private static Days days(Request request, Instant now) {
        Optional<LocalDate> from = request.query("from").map(text -> day("from", text));
        Optional<LocalDate> to = request.query("to").map(text -> day("to", text));
        Days month = Days.month(now);
        LocalDate first =
                from.orElseGet(() -> to.map(day -> day.withDayOfMonth(1)).orElse(month.from()));
        LocalDate last = to.orElseGet(
                () -> from.map(day -> day.withDayOfMonth(day.lengthOfMonth())).orElse(month.to()));
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw HttpFailure.invalid("to", "This is not before `from`, and at most 366 days are shown at once.");
        }
        return new Days(first, last);
    }

    private static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeException _) {
            // answered below, as for a day out of range
        }
        throw HttpFailure.invalid(field, "This must be a day like 2026-01-31, from 1970 to 9999.");
    }
}
