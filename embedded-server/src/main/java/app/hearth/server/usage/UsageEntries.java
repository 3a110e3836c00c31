package app.hearth.server.usage;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.Run;
import app.hearth.common.usage.UsageGrouping;
import app.hearth.common.usage.UsageSum;
import app.hearth.common.wire.Usd;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeSet;
import app.hearth.server.usage.Reservations.Reservation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// One row for every run that has ended: what it took and cost. They outlive the conversation, not the profile.
/// Thread-safe.
///
/// The key leads with the profile and the day (UTC), so that a span of days is read and nothing else.
final class UsageEntries {
    private static final String SUMS = """
            COUNT(*) AS runs,
            COALESCE(SUM(prompt_tokens), 0) AS prompt_tokens,
            COALESCE(SUM(completion_tokens), 0) AS completion_tokens,
            SUM(CASE WHEN prompt_tokens IS NULL OR completion_tokens IS NULL THEN 1 ELSE 0 END) AS unknown_token_runs,
            SUM(cost_usd) AS cost_usd,
            SUM(CASE WHEN cost_from = 'price' THEN 1 ELSE 0 END) AS calculated_cost_runs,
            SUM(CASE WHEN cost_usd IS NULL THEN 1 ELSE 0 END) AS unknown_cost_runs
            FROM usage_entry WHERE profile_id = :profile AND day >= :from AND day <= :to
            """;

    /// What a run took, and what had been set aside for it.
    record Taken(Reservation reservation, Optional<Usage> usage, Cost cost) {}

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    void insert(ChangeSet set, Owner owner, Run run, Taken taken) {
        Reservation of = taken.reservation();
        Optional<Usage> usage = taken.usage();
        Cost cost = taken.cost();
        set.handle()
                .createUpdate("""
                        INSERT INTO usage_entry (profile_id, day, run_id, ended_at, kind, provider, model,
                            conversation_id, message_id, prompt_tokens, completion_tokens, cost_usd, cost_from)
                        VALUES (:profile, :day, :run, :now, :kind, :provider, :model, :conversation, :message, :prompt,
                            :completion, :cost, :from)
                        """)
                .bind("profile", owner.profile().value())
                .bind("day", (int) day(set.now()).toEpochDay())
                .bind("run", run.id().value())
                .bind("now", set.nowMillis())
                .bind("kind", run.kind().code())
                .bind("provider", of.provider())
                .bind("model", of.model())
                .bind("conversation", run.conversationId().value())
                .bind("message", run.messageId().value())
                .bind("prompt", usage.map(Usage::promptTokens).orElse(null))
                .bind("completion", usage.map(Usage::completionTokens).orElse(null))
                .bind("cost", cost.usd())
                .bind("from", cost.source().code())
                .execute();
    }

    /// A span of days, both included.
    record Days(LocalDate from, LocalDate to) {
        /// The month of a time.
        static Days month(Instant time) {
            LocalDate day = day(time);
            return new Days(day.withDayOfMonth(1), day.withDayOfMonth(day.lengthOfMonth()));
        }
    }

    UsageSum total(Handle handle, Owner owner, Days days) {
        return query(handle, owner, days, "SELECT " + SUMS, List.of()).getFirst();
    }

    /// By day the oldest first, otherwise what cost most first.
    List<UsageSum> sums(Handle handle, Owner owner, Days days, UsageGrouping by) {
        List<String> keys = keys(by);
        String named = String.join(", ", keys);
        String order = keys.contains("day") ? named : "COALESCE(SUM(cost_usd), 0) DESC, COUNT(*) DESC, " + named;
        return query(
                handle,
                owner,
                days,
                "SELECT " + named + ", " + SUMS + " GROUP BY " + named + " ORDER BY " + order,
                keys);
    }

    private static List<String> keys(UsageGrouping by) {
        return switch (by) {
            case DAY -> List.of("day");
            case MODEL -> List.of("provider", "model");
            case CONVERSATION -> List.of("conversation_id");
            case PROVIDER -> List.of("provider");
            case DAY_MODEL -> List.of("day", "provider", "model");
        };
    }

    private static List<UsageSum> query(Handle handle, Owner owner, Days days, String sql, List<String> keys) {
        return handle.createQuery(sql)
                .bind("profile", owner.profile().value())
                .bind("from", (int) days.from().toEpochDay())
                .bind("to", (int) days.to().toEpochDay())
                .map(Row.to(row -> sum(row, keys)))
                .list();
    }

    private static UsageSum sum(Row row, List<String> keys) {
        long runs = row.bigNumber("runs");
        BigDecimal cost = row.nullableDecimal("cost_usd");
        UUID conversation = keys.contains("conversation_id") ? row.uuid("conversation_id") : null;
        return new UsageSum(
                keys.contains("day") ? LocalDate.ofEpochDay(row.number("day")) : null,
                keys.contains("provider") ? row.text("provider") : null,
                keys.contains("model") ? row.text("model") : null,
                conversation == null ? null : new ConversationId(conversation),
                runs,
                row.bigNumber("prompt_tokens"),
                row.bigNumber("completion_tokens"),
                runs == 0 ? 0 : row.bigNumber("unknown_token_runs"),
                cost == null ? null : Usd.plain(cost),
                runs == 0 ? 0 : row.bigNumber("calculated_cost_runs"),
                runs == 0 ? 0 : row.bigNumber("unknown_cost_runs"));
    }
}
