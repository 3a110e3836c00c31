package app.hearth.server.usage;

import app.hearth.common.run.RunId;
import app.hearth.server.access.Owner;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeSet;
import java.math.BigDecimal;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is set aside for runs under way: one row per run, as long as it goes on. It keeps the price of the run's start,
/// by which it is settled. Thread-safe.
final class Reservations {
    /// A run's share, and by what it will be settled.
    record Reservation(String provider, String model, boolean local, Price price, BigDecimal usd) {}

    void insert(ChangeSet set, Owner owner, RunId run, Reservation reservation) {
        set.handle()
                .createUpdate("""
                        INSERT INTO run_reservation (profile_id, run_id, provider, model, is_local, prompt_price,
                            completion_price, reserved_usd)
                        VALUES (:profile, :run, :provider, :model, :local, :promptPrice, :completionPrice, :usd)
                        """)
                .bind("profile", owner.profile().value())
                .bind("run", run.value())
                .bind("provider", reservation.provider())
                .bind("model", reservation.model())
                .bind("local", reservation.local())
                .bind("promptPrice", reservation.price().prompt())
                .bind("completionPrice", reservation.price().completion())
                .bind("usd", reservation.usd())
                .execute();
    }

    /// Gives back what was set aside; empty when nothing was.
    Optional<Reservation> release(ChangeSet set, Owner owner, RunId run) {
        Optional<Reservation> reservation = set.handle()
                .createQuery("""
                        SELECT provider, model, is_local, prompt_price, completion_price, reserved_usd
                        FROM run_reservation WHERE profile_id = :profile AND run_id = :run
                        """)
                .bind("profile", owner.profile().value())
                .bind("run", run.value())
                .map(Row.to(row -> new Reservation(
                        row.text("provider"),
                        row.text("model"),
                        row.flag("is_local"),
                        new Price(row.nullableDecimal("prompt_price"), row.nullableDecimal("completion_price")),
                        row.decimal("reserved_usd"))))
                .findOne();
        set.handle()
                .createUpdate("DELETE FROM run_reservation WHERE profile_id = :profile AND run_id = :run")
                .bind("profile", owner.profile().value())
                .bind("run", run.value())
                .execute();
        return reservation;
    }

    BigDecimal sum(Handle handle, Owner owner) {
        return handle.createQuery(
                        "SELECT COALESCE(SUM(reserved_usd), 0) AS usd FROM run_reservation WHERE profile_id = :profile")
                .bind("profile", owner.profile().value())
                .map(Row.to(row -> row.decimal("usd")))
                .one();
    }
}
