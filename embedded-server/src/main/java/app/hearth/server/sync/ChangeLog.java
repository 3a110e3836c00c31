package app.hearth.server.sync;

import app.hearth.common.sync.Change;
import app.hearth.common.sync.ChangeOp;
import app.hearth.common.sync.ChangePage;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Owner;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.storage.Transaction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Numbers every write of a profile and remembers, for each entity, the number of its latest change. Thread-safe.
///
/// The first statement of every write takes the profile's next number (`UPDATE … SET seq = seq + 1`), which locks
/// the profile's row until the commit; so numbers become visible in their order, and a reader that has seen number
/// n has seen everything below it. One row per entity is kept, not one per write: a reader that asks for what came
/// after n gets each entity that changed since once, in its newest state.
public final class ChangeLog {
    private static final ScopedValue<Open> CURRENT = ScopedValue.newInstance();

    private final Database database;
    private final InstantSource clock;
    private final Map<String, ChangeSource> sources;
    private final Listeners listeners = new Listeners();

    /// `sources` names, for each kind of entity, where its present state is read.
    public ChangeLog(Database database, InstantSource clock, Map<String, ChangeSource> sources) {
        this.database = database;
        this.clock = clock;
        this.sources = sources;
    }

    /// Runs `wake` after each commit that changed something of the owner, on the thread that wrote, until the listening
    /// is closed; it must not block. What was changed is then found with [#announced]: commits may be told out of
    /// order, and one that another process made not at all.
    public Listening listen(Owner owner, Runnable wake) {
        return listeners.add(owner, wake);
    }

    /// A listener until it is closed.
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /// An entry of the log as it stands, without the entity's state.
    public record Announced(long seq, String entity, String id, ChangeOp op) {}

    /// The number of the owner's latest write.
    public long latest(Owner owner) {
        return database.read(handle -> handle.createQuery("SELECT seq FROM profile WHERE id = :profile")
                .bind("profile", owner.profile().value())
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(HttpFailure::notFound));
    }

    /// What changed after the number `since`, oldest change first, each entity once.
    public List<Announced> announced(Owner owner, long since, int limit) {
        return database.read(handle -> rows(handle, owner, since, limit)).stream()
                .map(row -> new Announced(row.seq(), row.entity(), row.id(), ChangeOp.of(row.op())))
                .toList();
    }

    private record Open(Owner owner, ChangeSet changes) {}

    /// Runs `work` in a write transaction on the owner's data; a write begun inside another of the same owner joins
    /// it. See [Database#write] for what `work` must keep to.
    public <T> T write(Owner owner, Function<ChangeSet, T> work) {
        if (CURRENT.isBound()) {
            Open open = CURRENT.get();
            if (!open.owner().equals(owner)) {
                throw new IllegalStateException("One write touches one profile.");
            }
            return work.apply(open.changes());
        }
        return database.write(transaction -> numbered(transaction, owner, work));
    }

    /// Like [#write], for what an admin does to the account of another profile: also inside a write of the admin's own
    /// data, as part of it.
    public <T> T writeAdministered(Owner owner, Function<ChangeSet, T> work) {
        if (CURRENT.isBound() && CURRENT.get().owner().equals(owner)) {
            return write(owner, work);
        }
        return database.write(transaction -> numbered(transaction, owner, work));
    }

    private <T> T numbered(Transaction transaction, Owner owner, Function<ChangeSet, T> work) {
        Handle handle = transaction.handle();
        int profiles = handle.createUpdate("UPDATE profile SET seq = seq + 1 WHERE id = :profile")
                .bind("profile", owner.profile().value())
                .execute();
        if (profiles == 0) {
            throw HttpFailure.notFound();
        }
        ChangeSet changes = new ChangeSet(transaction, clock.instant());
        T result = ScopedValue.where(CURRENT, new Open(owner, changes)).call(() -> work.apply(changes));
        record(handle, owner, changes);
        if (!changes.changes().isEmpty()) {
            changes.afterCommit(() -> listeners.wake(owner));
        }
        return result;
    }

    private static void record(Handle handle, Owner owner, ChangeSet set) {
        int count = set.changes().size();
        if (count == 0) {
            return;
        }
        if (count > 1) {
            handle.createUpdate("UPDATE profile SET seq = seq + :more WHERE id = :profile")
                    .bind("more", count - 1)
                    .bind("profile", owner.profile().value())
                    .execute();
        }
        long last = handle.createQuery("SELECT seq FROM profile WHERE id = :profile")
                .bind("profile", owner.profile().value())
                .mapTo(Long.class)
                .one();
        List<Numbered> numbered = new ArrayList<>();
        for (Map.Entry<ChangeSet.Entity, String> change : set.changes().entrySet()) {
            numbered.add(new Numbered(last - count + 1 + numbered.size(), change.getKey(), change.getValue()));
        }
        insert(handle, owner, update(handle, owner, numbered));
    }

    private record Numbered(long seq, ChangeSet.Entity entity, String op) {}

    /// Those that the log does not know yet are left.
    private static List<Numbered> update(Handle handle, Owner owner, List<Numbered> changes) {
        int[] updated = inBatch(handle, owner, changes, """
                UPDATE change_log SET seq = :seq, op = :op
                WHERE profile_id = :profile AND entity = :entity AND entity_id = :id
                """);
        return IntStream.range(0, updated.length)
                .filter(i -> updated[i] == 0)
                .mapToObj(changes::get)
                .toList();
    }

    private static void insert(Handle handle, Owner owner, List<Numbered> changes) {
        inBatch(handle, owner, changes, """
                INSERT INTO change_log (profile_id, entity, entity_id, seq, op)
                VALUES (:profile, :entity, :id, :seq, :op)
                """);
    }

    private static int[] inBatch(Handle handle, Owner owner, List<Numbered> changes, String sql) {
        if (changes.isEmpty()) {
            return new int[0];
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (Numbered change : changes) {
            batch.bind("seq", change.seq())
                    .bind("op", change.op())
                    .bind("profile", owner.profile().value())
                    .bind("entity", change.entity().kind())
                    .bind("id", change.entity().id())
                    .add();
        }
        return batch.execute();
    }

    private record Logged(long seq, String entity, String id, String op) {}

    /// Everything that changed after the number `since`, oldest change first; empty when the reader must start
    /// anew from 0: tombstones it has not seen are gone, or it has seen numbers this server has not given (which a
    /// restored backup may bring about).
    public Optional<ChangePage> since(Owner owner, long since, int limit) {
        return database.read(handle -> {
            boolean known = handle.createQuery("SELECT horizon, seq FROM profile WHERE id = :profile")
                    .bind("profile", owner.profile().value())
                    .map(Row.to(row -> row.bigNumber("horizon") <= since && since <= row.bigNumber("seq")))
                    .findOne()
                    .orElse(false);
            if (since != 0 && !known) {
                return Optional.empty();
            }
            List<Logged> rows = rows(handle, owner, since, limit + 1);
            boolean more = rows.size() > limit;
            List<Logged> page = more ? rows.subList(0, limit) : rows;
            long next = page.isEmpty() ? since : page.getLast().seq();
            return Optional.of(new ChangePage(withData(owner, page), next, more));
        });
    }

    private static List<Logged> rows(Handle handle, Owner owner, long since, int limit) {
        return handle.createQuery("""
                        SELECT seq, entity, entity_id, op FROM change_log
                        WHERE profile_id = :profile AND seq > :since
                        ORDER BY profile_id, seq
                        FETCH FIRST :limit ROWS ONLY
                        """)
                .bind("profile", owner.profile().value())
                .bind("since", since)
                .bind("limit", limit)
                .map(Row.to(row ->
                        new Logged(row.bigNumber("seq"), row.text("entity"), row.text("entity_id"), row.text("op"))))
                .list();
    }

    private List<Change> withData(Owner owner, List<Logged> rows) {
        Map<String, Map<String, ?>> states = rows.stream()
                .filter(row -> row.op().equals("upsert"))
                .collect(Collectors.groupingBy(
                        Logged::entity,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                kind -> states(owner, kind.getFirst().entity(), kind))));
        return rows.stream()
                .map(row -> {
                    Object state = states.getOrDefault(row.entity(), Map.of()).get(row.id());
                    if (state == null) {
                        return new Change(row.seq(), row.entity(), row.id(), ChangeOp.DELETE, null);
                    }
                    JsonNode data = Json.lenient().valueToTree(state);
                    return new Change(row.seq(), row.entity(), row.id(), ChangeOp.UPSERT, data);
                })
                .toList();
    }

    private Map<String, ?> states(Owner owner, String entity, List<Logged> rows) {
        ChangeSource source = sources.get(entity);
        return source == null
                ? Map.of()
                : source.states(owner, rows.stream().map(Logged::id).toList());
    }
}
