package app.hearth.server.run;

import app.hearth.common.account.ProfileId;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Keys;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// The rows of runs and of the pieces stored while they go on. Thread-safe.
final class RunRecords {
    /// How the change feed calls a run.
    static final String ENTITY = "run";

    private static final String SELECT = """
            SELECT profile_id, id, kind, status, conversation_id, message_id, error, created_at, ended_at FROM run
            """;

    private final Database database;

    RunRecords(Database database) {
        this.database = database;
    }

    /// A run that a crash, or a stop of the server, left without an end.
    record Unfinished(Owner owner, Run run) {}

    Run insert(ChangeSet set, Owner owner, RunRequest request) {
        Run run = new Run(
                request.id(),
                request.kind(),
                RunStatus.RUNNING, // nothing queues: it begins as soon as this is durable
                request.conversation(),
                request.message(),
                null,
                set.now(),
                null,
                null);
        set.handle()
                .createUpdate("""
                        INSERT INTO run (profile_id, id, kind, status, conversation_id, message_id, created_at)
                        VALUES (:profile, :id, :kind, :status, :conversation, :message, :now)
                        """)
                .bind("profile", owner.profile().value())
                .bind("id", run.id().value())
                .bind("kind", run.kind().code())
                .bind("status", run.status().code())
                .bind("conversation", run.conversationId().value())
                .bind("message", run.messageId().value())
                .bind("now", set.nowMillis())
                .execute();
        set.upsert(ENTITY, run.id());
        return run;
    }

    Optional<Run> find(Owner owner, RunId id) {
        return database.read(
                handle -> find(handle, owner, List.of(id.value())).stream().findFirst());
    }

    private static List<Run> find(Handle handle, Owner owner, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Query query = handle.createQuery(SELECT + "WHERE " + Keys.among("run", "id", ids.size()));
        return Keys.bind(query, owner.profile().value(), ids)
                .map(Row.to(RunRecords::run))
                .list();
    }

    Map<String, Run> states(Owner owner, Collection<String> ids) {
        List<UUID> wanted = ids.stream().map(UUID::fromString).toList();
        return database.read(handle -> find(handle, owner, wanted)).stream()
                .collect(Collectors.toMap(run -> run.id().toString(), Function.identity()));
    }

    private static Run run(Row row) {
        String error = row.nullableText("error");
        return new Run(
                new RunId(row.uuid("id")),
                RunKind.of(row.text("kind")),
                RunStatus.of(row.text("status")),
                new ConversationId(row.uuid("conversation_id")),
                new MessageId(row.uuid("message_id")),
                error == null ? null : Json.read(error, Problem.class),
                row.time("created_at"),
                row.nullableTime("ended_at"),
                null);
    }

    /// Keeps further pieces; the text before them is not touched again.
    void append(List<RunPieces.Piece> pieces) {
        database.write(transaction -> {
            PreparedBatch batch = transaction.handle().prepareBatch("""
                    INSERT INTO run_chunk (profile_id, run_id, n, content, reasoning)
                    VALUES (:profile, :run, :n, :content, :reasoning)
                    """);
            for (RunPieces.Piece piece : pieces) {
                batch.bind("profile", piece.run().owner().profile().value())
                        .bind("run", piece.run().id().value())
                        .bind("n", piece.number())
                        .bind("content", piece.news().text())
                        .bind("reasoning", piece.news().reasoning())
                        .add();
            }
            return batch.execute();
        });
    }

    /// The pieces stored so far, put together.
    Answer pieces(Owner owner, RunId id) {
        return database.read(handle -> pieces(handle, owner, id));
    }

    private static Answer pieces(Handle handle, Owner owner, RunId id) {
        StringBuilder text = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        handle.createQuery("""
                        SELECT content, reasoning FROM run_chunk WHERE profile_id = :profile AND run_id = :run
                        ORDER BY profile_id, run_id, n
                        """)
                .bind("profile", owner.profile().value())
                .bind("run", id.value())
                .map(Row.to(row -> new Answer(row.text("content"), row.text("reasoning"))))
                .forEach(piece -> {
                    text.append(piece.text());
                    reasoning.append(piece.reasoning());
                });
        return new Answer(text.toString(), reasoning.toString());
    }

    /// Ends the run and drops its pieces, which the message holds now. False when it had ended already.
    boolean end(ChangeSet set, Owner owner, RunId id, RunOutcome outcome) {
        int ended = set.handle()
                .createUpdate("""
                        UPDATE run SET status = :status, error = :error, ended_at = :now
                        WHERE profile_id = :profile AND id = :id AND ended_at IS NULL
                        """)
                .bind("status", outcome.status().code())
                .bind("error", outcome.error().map(Json::write).orElse(null))
                .bind("now", set.nowMillis())
                .bind("profile", owner.profile().value())
                .bind("id", id.value())
                .execute();
        if (ended == 0) {
            return false;
        }
        set.handle()
                .createUpdate("DELETE FROM run_chunk WHERE profile_id = :profile AND run_id = :run")
                .bind("profile", owner.profile().value())
                .bind("run", id.value())
                .execute();
        set.upsert(ENTITY, id);
        return true;
    }

    /// Those of a profile that have not ended, the oldest first.
    List<Run> underWay(Owner owner) {
        return database.read(
                handle -> handle.createQuery(SELECT + "WHERE profile_id = :profile AND ended_at IS NULL ORDER BY id")
                        .bind("profile", owner.profile().value())
                        .map(Row.to(RunRecords::run))
                        .list());
    }

    List<Unfinished> unfinished() {
        return database.read(handle -> handle.createQuery(SELECT + "WHERE status IN ('queued', 'running')")
                .map(Row.to(row -> new Unfinished(Owners.ofStoredRun(new ProfileId(row.uuid("profile_id"))), run(row))))
                .list());
    }
}
