package app.hearth.server.council;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Owner;
import app.hearth.server.council.CouncilRecord.Head;
import app.hearth.server.council.CouncilRecord.Seat;
import app.hearth.server.http.EventSource;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.run.Answer;
import app.hearth.server.run.RunOutcome;
import app.hearth.server.run.RunSink;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Row;
import app.hearth.server.sync.ChangeSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The councils of every profile: what was asked of whom and what came of it, each call stored when it begins and when
/// it ends. Thread-safe; blocks.
public final class Councils implements RunSink {
    /// How the change feed calls a council.
    public static final String ENTITY = "council";

    private final Database database;
    private final RunSink answers;
    private final Map<Going, CouncilLog> goingOn = new ConcurrentHashMap<>();

    /// The run of a council that goes on.
    private record Going(Owner owner, RunId run) {}

    /// @param answers where the answer goes that a council gives
    public Councils(Database database, RunSink answers) {
        this.database = database;
        this.answers = answers;
    }

    Optional<CouncilRecord> find(Owner owner, CouncilId id) {
        return database.read(handle -> head(
                        owner,
                        handle.createQuery(CouncilRow.HEAD + "AND c.id = :id").bind("id", id.value()))
                .map(head -> whole(handle, owner, head)));
    }

    CouncilRecord get(Owner owner, CouncilId id) {
        return find(owner, id).orElseThrow(HttpFailure::notFound);
    }

    private static Optional<Head> head(Owner owner, Query query) {
        return query.bind("profile", owner.profile().value())
                .map(Row.to(CouncilRow::head))
                .findOne();
    }

    private static CouncilRecord whole(Handle handle, Owner owner, Head head) {
        List<Seat> seats = handle.createQuery("""
                        SELECT seat, provider, model, label FROM council_seat
                        WHERE profile_id = :profile AND council_id = :council ORDER BY profile_id, council_id, seat
                        """)
                .bind("profile", owner.profile().value())
                .bind("council", head.id().value())
                .map(Row.to(row -> new Seat(
                        row.number("seat"),
                        new ModelRef(row.text("provider"), row.text("model")),
                        row.nullableText("label"))))
                .list();
        List<HeldCall> calls = handle.createQuery(CouncilRow.CALL + "AND council_id = :council")
                .bind("profile", owner.profile().value())
                .bind("council", head.id().value())
                .map(Row.to(CouncilRow::call))
                .list();
        return new CouncilRecord(head, seats, calls);
    }

    /// Stores a new council; its calls follow.
    void insert(ChangeSet set, Owner owner, CouncilRecord council) {
        Head head = council.head();
        set.handle()
                .createUpdate("""
                        INSERT INTO council (profile_id, id, conversation_id, message_id, run_id, chairman_provider,
                            chairman_model, seed, stage, preset_id, prompts, created_at)
                        VALUES (:profile, :id, :conversation, :message, :run, :provider, :model, :seed, :stage, :preset,
                            :prompts, :now)
                        """)
                .bind("profile", owner.profile().value())
                .bind("id", head.id().value())
                .bind("conversation", head.conversation().value())
                .bind("message", head.message().value())
                .bind("run", head.run().value())
                .bind("provider", head.chairman().provider())
                .bind("model", head.chairman().model())
                .bind("seed", head.seed())
                .bind("stage", head.stage())
                .bind("preset", head.preset() == null ? null : head.preset().value())
                .bind("prompts", Json.write(head.prompts()))
                .bind("now", set.nowMillis())
                .execute();
        for (Seat seat : council.seats()) {
            set.handle()
                    .createUpdate("""
                            INSERT INTO council_seat (profile_id, council_id, seat, provider, model, label)
                            VALUES (:profile, :council, :seat, :provider, :model, :label)
                            """)
                    .bind("profile", owner.profile().value())
                    .bind("council", head.id().value())
                    .bind("seat", seat.number())
                    .bind("provider", seat.model().provider())
                    .bind("model", seat.model().model())
                    .bind("label", seat.label())
                    .execute();
        }
        council.calls().forEach(call -> add(set, owner, head.id(), call));
    }

    /// Stores a call that begins, that could not begin, or that another council has made.
    void add(ChangeSet set, Owner owner, CouncilId council, HeldCall held) {
        CouncilCall call = held.call();
        set.handle()
                .createUpdate("""
                        INSERT INTO council_call (profile_id, council_id, stage, seat, attempt, run_id, provider, model,
                            status, content, reasoning, error, prompt_tokens, completion_tokens, cost_usd, ranking, fault,
                            is_reused, created_at, ended_at)
                        VALUES (:profile, :council, :stage, :seat, :attempt, :run, :provider, :model, :status, :content,
                            :reasoning, :error, :prompt, :completion, :cost, :ranking, :fault, :reused, :created, :ended)
                        """)
                .bind("profile", owner.profile().value())
                .bind("council", council.value())
                .bind("stage", held.key().stage())
                .bind("seat", held.key().seat())
                .bind("attempt", held.key().attempt())
                .bind("run", call.runId().value())
                .bind("provider", call.provider())
                .bind("model", call.model())
                .bind("status", call.status().code())
                .bind("content", call.text())
                .bind("reasoning", call.reasoning())
                .bind("error", call.error() == null ? null : Json.write(call.error()))
                .bind("prompt", call.usage() == null ? null : call.usage().promptTokens())
                .bind("completion", call.usage() == null ? null : call.usage().completionTokens())
                .bind("cost", call.usage() == null ? null : call.usage().costUsd())
                .bind("ranking", held.ranking() == null ? null : String.join(",", held.ranking()))
                .bind("fault", held.fault())
                .bind("reused", call.reused())
                .bind("created", call.createdAt().toEpochMilli())
                .bind("ended", call.endedAt() == null ? null : call.endedAt().toEpochMilli())
                .execute();
        set.upsert(ENTITY, council);
    }

    /// The council has come to this stage.
    void reach(ChangeSet set, Owner owner, CouncilId council, int stage) {
        set.handle()
                .createUpdate("UPDATE council SET stage = :stage WHERE profile_id = :profile AND id = :id")
                .bind("stage", stage)
                .bind("profile", owner.profile().value())
                .bind("id", council.value())
                .execute();
        set.upsert(ENTITY, council);
    }

    /// What each answer is called before the judges.
    void label(ChangeSet set, Owner owner, CouncilId council, Map<String, Integer> labels) {
        labels.forEach((label, seat) -> set.handle()
                .createUpdate("""
                        UPDATE council_seat SET label = :label
                        WHERE profile_id = :profile AND council_id = :council AND seat = :seat
                        """)
                .bind("label", label)
                .bind("profile", owner.profile().value())
                .bind("council", council.value())
                .bind("seat", seat)
                .execute());
    }

    @Override
    public void ended(ChangeSet set, Owner owner, Run run, RunOutcome outcome) {
        if (run.kind() == RunKind.COUNCIL) {
            answers.ended(set, owner, run, outcome);
            of(set.handle(), owner, run.id()).ifPresent(council -> set.upsert(ENTITY, council));
            return;
        }
        open(set.handle(), owner, run.id()).ifPresent(call -> end(set, owner, call, run, outcome));
    }

    /// A call that goes on.
    private record Open(CouncilId council, CallKey key) {}

    private static Optional<Open> open(Handle handle, Owner owner, RunId run) {
        return handle.createQuery("""
                        SELECT council_id, stage, seat, attempt FROM council_call
                        WHERE profile_id = :profile AND run_id = :run AND ended_at IS NULL
                        """)
                .bind("profile", owner.profile().value())
                .bind("run", run.value())
                .map(Row.to(row -> new Open(
                        new CouncilId(row.uuid("council_id")),
                        new CallKey(row.number("stage"), row.number("seat"), row.number("attempt")))))
                .findFirst();
    }

    /// By its whole key: for an update by run, HSQLDB would walk through all calls of the profile.
    private static void end(ChangeSet set, Owner owner, Open call, Run run, RunOutcome outcome) {
        Optional<FinalRanking> ranking = run.kind() == RunKind.JUDGE && outcome.status() == RunStatus.DONE
                ? Optional.of(FinalRanking.in(outcome.answer().text(), labels(set.handle(), owner, run.id())))
                : Optional.empty();
        set.handle()
                .createUpdate("""
                        UPDATE council_call SET status = :status, content = :content, reasoning = :reasoning,
                            error = :error, prompt_tokens = :prompt, completion_tokens = :completion, cost_usd = :cost,
                            ranking = :ranking, fault = :fault, ended_at = :now
                        WHERE profile_id = :profile AND council_id = :council AND stage = :stage AND seat = :seat
                            AND attempt = :attempt
                        """)
                .bind("status", outcome.status().code())
                .bind("content", outcome.answer().text())
                .bind(
                        "reasoning",
                        outcome.answer().reasoning().isEmpty()
                                ? null
                                : outcome.answer().reasoning())
                .bind("error", outcome.error().map(Json::write).orElse(null))
                .bind("prompt", outcome.usage().map(Usage::promptTokens).orElse(null))
                .bind("completion", outcome.usage().map(Usage::completionTokens).orElse(null))
                .bind("cost", outcome.usage().map(Usage::costUsd).orElse(null))
                .bind("ranking", ranking.flatMap(Councils::placed).orElse(null))
                .bind("fault", ranking.flatMap(Councils::fault).orElse(null))
                .bind("now", set.nowMillis())
                .bind("profile", owner.profile().value())
                .bind("council", call.council().value())
                .bind("stage", call.key().stage())
                .bind("seat", call.key().seat())
                .bind("attempt", call.key().attempt())
                .execute();
        set.upsert(ENTITY, call.council());
    }

    private static Optional<String> placed(FinalRanking ranking) {
        return switch (ranking) {
            case FinalRanking.Ranked(List<String> labels) -> Optional.of(String.join(",", labels));
            case FinalRanking.Faulty _ -> Optional.empty();
        };
    }

    private static Optional<String> fault(FinalRanking ranking) {
        return switch (ranking) {
            case FinalRanking.Ranked _ -> Optional.empty();
            case FinalRanking.Faulty faulty -> Optional.of(faulty.fault().name().toLowerCase(Locale.ROOT));
        };
    }

    private static List<String> labels(Handle handle, Owner owner, RunId judge) {
        return handle.createQuery("""
                        SELECT s.label FROM council_seat s
                        JOIN council_call c ON c.profile_id = s.profile_id AND c.council_id = s.council_id
                        WHERE c.profile_id = :profile AND c.run_id = :run AND s.label IS NOT NULL
                        """)
                .bind("profile", owner.profile().value())
                .bind("run", judge.value())
                .map(Row.to(row -> row.text("label")))
                .list();
    }

    private static Optional<CouncilId> of(Handle handle, Owner owner, RunId run) {
        return handle.createQuery("SELECT id FROM council WHERE profile_id = :profile AND run_id = :run")
                .bind("profile", owner.profile().value())
                .bind("run", run.value())
                .map(Row.to(row -> new CouncilId(row.uuid("id"))))
                .findFirst();
    }

    @Override
    public Message message(Owner owner, Run run) {
        return answers.message(owner, run);
    }

    @Override
    public Answer said(Owner owner, Run run) {
        if (run.kind() == RunKind.COUNCIL) {
            return answers.said(owner, run);
        }
        return database.read(handle -> handle.createQuery(CouncilRow.CALL + "AND run_id = :run")
                .bind("profile", owner.profile().value())
                .bind("run", run.id().value())
                .map(Row.to(CouncilRow::call))
                .findFirst()
                .map(held -> new Answer(
                        held.call().text(),
                        held.call().reasoning() == null ? "" : held.call().reasoning()))
                .orElse(Answer.EMPTY));
    }

    @Override
    public Optional<EventSource> events(Owner owner, Run run, Optional<String> after, BooleanSupplier goesOn) {
        if (run.kind() != RunKind.COUNCIL) {
            return Optional.empty();
        }
        CouncilEventId from = CouncilEventId.from(after);
        CouncilLog live = goingOn.get(new Going(owner, run.id()));
        CouncilLog log = live == null ? stored(owner, run) : live;
        return Optional.of(new CouncilEvents(log, from, goesOn));
    }

    private CouncilLog stored(Owner owner, Run run) {
        CouncilLog log = new CouncilLog(database.read(handle -> of(handle, owner, run.id()))
                .flatMap(id -> find(owner, id))
                .orElseThrow(HttpFailure::notFound));
        log.end(new CouncilLog.Ending(message(owner, run), Optional.ofNullable(run.error())));
        return log;
    }

    /// A council goes on in memory until [#left] is called.
    void goesOn(Owner owner, RunId run, CouncilLog log) {
        goingOn.put(new Going(owner, run), log);
    }

    void left(Owner owner, RunId run) {
        goingOn.remove(new Going(owner, run));
    }

    /// The council with what the calls that go on have said so far.
    CouncilRecord now(Owner owner, CouncilRecord stored) {
        CouncilLog live = goingOn.get(new Going(owner, stored.head().run()));
        return live == null ? stored : live.record();
    }
}
