package app.hearth.server.run;

import app.hearth.common.account.SessionId;
import app.hearth.common.embed.Limits;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.http.EventSource;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Places;
import app.hearth.server.provider.LlmCall;
import app.hearth.server.provider.LlmProvider;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.StorageFullException;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers being generated. A run belongs to the server: it goes on when nobody watches, and ends in storage
/// whatever happens. Thread-safe.
public final class Runs implements AutoCloseable {
    /// How the change feed calls a run.
    public static final String ENTITY = RunRecords.ENTITY;

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    /// How soon a stream notices that its session has ended.
    private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

    private static final Duration LONGEST_TITLE = Duration.ofSeconds(30);

    private final RunRecords records;
    private final RunInProgress.Storing storing;
    private final LlmProvider provider;
    private final RunLedger ledger;
    private final Places places;
    private final Duration longest;
    private final Duration longestOfSeat;
    private final ScheduledThreadPoolExecutor clock;
    private final Future<?> reminding;
    private final Map<RunId, RunInProgress> active = new ConcurrentHashMap<>();
    private volatile boolean closing;

    public Runs(Database database, ChangeLog changes, LlmProvider provider, Seams seams, Limits limits) {
        this.records = new RunRecords(database);
        this.storing = new RunInProgress.Storing(new RunPieces(records), new RunEnding(records, changes, seams));
        this.ledger = seams.ledger();
        this.provider = provider;
        this.places = places(limits);
        this.longest = limits.maxRunTime();
        this.longestOfSeat = limits.maxSeatTime();
        this.clock = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name("run-clock").factory(),
                new ThreadPoolExecutor.DiscardPolicy()); // a run that begins while this stops is interrupted anyway
        this.clock.setRemoveOnCancelPolicy(true);
        long pause = LOOK_AROUND.toMillis();
        this.reminding = clock.scheduleWithFixedDelay(this::remind, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void remind() {
        active.values().forEach(run -> run.log().remind());
    }

    private static Places places(Limits limits) {
        int ofProfile = limits.maxRunsOfProfile();
        return new Places(
                new Places.Most(
                        limits.maxRuns(), "This server is writing as many answers as it can. Try again in a moment."),
                new Places.Most(
                        ofProfile,
                        ofProfile + " answers are being written for you already. Stop one, or wait until one has"
                                + " ended."),
                Duration.ofSeconds(5));
    }

    /// What runs are joined to: where they leave what they bring, by their kind, and what they cost. `ended` is told
    /// how each run ended once that is durable, on the thread that stored it.
    public record Seams(Map<RunKind, RunSink> sinks, RunLedger ledger, Consumer<RunOutcome> ended) {
        public Seams {
            sinks = Map.copyOf(sinks);
        }
    }

    /// Stores the run as part of the write that stores its message; it starts when that write is durable. Refused while
    /// as many run as may.
    public Run start(ChangeSet set, Owner owner, RunRequest request) {
        if (closing) {
            throw HttpFailure.of(ErrorCode.SHUTTING_DOWN, "The server is shutting down.");
        }
        set.afterRollback(request.sequel()::close);
        Runnable place = place(owner, request.kind());
        set.afterRollback(place);
        Run run = records.insert(set, owner, request);
        Run told = ledger.reserve(set, owner, request).map(run::withBudget).orElse(run);
        set.afterCommit(() -> begin(owner, request, place));
        return told;
    }

    /// Gives a place back when it is called; a run that is led by another takes none.
    private Runnable place(Owner owner, RunKind kind) {
        return kind.isLed() ? () -> {} : places.take(owner)::close;
    }

    private void begin(Owner owner, RunRequest request, Runnable place) {
        RunInProgress run = new RunInProgress(owner, request, call(request.work()), storing);
        active.put(request.id(), run);
        if (closing) { // it was not among those that close() interrupts
            run.interrupt();
        }
        Thread.ofVirtual().name("run-" + request.id()).start(() -> {
            try (Sequel sequel = request.sequel()) {
                // What follows needs the place and is no part of this run.
                execute(run, request, place).ifPresent(sequel::ended);
            }
        });
    }

    private LlmCall call(RunWork work) {
        return switch (work) {
            case RunWork.Ask ask -> provider.call(ask.access(), ask.chat());
            case RunWork.Lead lead -> lead.call();
        };
    }

    private Optional<RunOutcome> execute(RunInProgress run, RunRequest request, Runnable place) {
        Future<?> end = clock.schedule(run::runOut, longest(request.kind()).toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (isGone(run)) { // it was not among those that abandon() ends
                run.abandon();
            }
            return run.execute();
        } finally {
            end.cancel(false);
            active.remove(request.id());
            if (request.work() instanceof RunWork.Ask ask) {
                ask.access().key().close();
            }
            place.run();
        }
    }

    private Duration longest(RunKind kind) {
        return switch (kind) {
            case CHAT, COUNCIL -> longest;
            case TITLE -> LONGEST_TITLE.compareTo(longest) < 0 ? LONGEST_TITLE : longest;
            case SEAT, JUDGE, CHAIRMAN -> longestOfSeat;
        };
    }

    /// Whether its profile was deleted before it began.
    private boolean isGone(RunInProgress run) {
        try {
            return records.find(run.owner(), run.id()).isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("Whether the profile of run {} is still there could not be seen", run.id(), e);
            return false;
        }
    }

    public Run get(Owner owner, RunId id) {
        return records.find(owner, id).orElseThrow(HttpFailure::notFound);
    }

    /// The answers being written for a profile, those that are led by another not among them; as many as may go on at
    /// once, so never many.
    List<Run> underWay(Owner owner) {
        return records.underWay(owner).stream()
                .filter(run -> !run.kind().isLed())
                .toList();
    }

    public Optional<Run> find(Owner owner, RunId id) {
        return records.find(owner, id);
    }

    /// Where the change feed reads runs.
    public Map<String, Run> states(Owner owner, Collection<String> ids) {
        return records.states(owner, ids);
    }

    /// What a run that has not ended has said beyond what its message holds.
    public Answer soFar(Owner owner, RunId id) {
        return records.pieces(owner, id);
    }

    /// Asks the run to end; its connection to the provider is closed at once. Nothing happens when it has ended.
    public void cancel(Owner owner, RunId id) {
        get(owner, id);
        Optional.ofNullable(active.get(id))
                .filter(run -> run.owner().equals(owner))
                .ifPresent(RunInProgress::cancel);
    }

    /// How many go on now.
    public int underWay() {
        return active.size();
    }

    /// Ends the runs of a profile that is gone. Nothing more of them is stored.
    public void abandon(Owner owner) {
        active.values().stream().filter(run -> run.owner().equals(owner)).forEach(RunInProgress::abandon);
    }

    /// The events of a run behind the one of the id `after`: from memory while it goes on, from storage when it has
    /// ended. The stream ends when `watching` no longer holds for the session it was opened by. Fails as invalid
    /// for what is no such id.
    EventSource events(Owner owner, RunId id, Optional<String> after, Watching watching) {
        RunInProgress run = active.get(id);
        if (run != null && run.owner().equals(owner)) {
            return told(owner, run.run(RunStatus.RUNNING), after, watching)
                    .orElseGet(() -> new LiveEvents(run.log(), EventId.from(after), watching));
        }
        Run stored = get(owner, id);
        if (stored.endedAt() == null) {
            throw HttpFailure.rateLimited("This answer is being stored. Try again in a moment.", Duration.ofSeconds(1));
        }
        RunSink sink = storing.ending().sink(stored);
        return told(owner, stored, after, watching)
                .orElseGet(() -> new StoredEvents(
                        sink.said(owner, stored),
                        sink.message(owner, stored),
                        Optional.ofNullable(stored.error()),
                        EventId.from(after)));
    }

    private Optional<EventSource> told(Owner owner, Run run, Optional<String> after, Watching watching) {
        return storing.ending().sink(run).events(owner, run, after, watching::goesOn);
    }

    /// The same for a watcher that is not answered over HTTP. Fails as not found for a run that is not the caller's.
    public EventSource watch(Caller caller, RunId id, Optional<String> after, Predicate<SessionId> isLive) {
        return events(caller.owner(), id, after, new Watching(caller.session(), isLive));
    }

    /// Whose stream it is, and whether that session still lives.
    record Watching(SessionId session, Predicate<SessionId> isLive) {
        boolean goesOn() {
            return isLive.test(session);
        }
    }

    /// Ends, as interrupted and with the text they had, the runs that a crash left unfinished. Call before
    /// requests are answered. On a full disk they wait for the next start, because reading must go on.
    public void recover() {
        try {
            endUnfinished();
        } catch (StorageFullException e) {
            LOG.warn("Interrupted runs could not be ended: the disk is full", e);
        }
    }

    private void endUnfinished() {
        for (RunRecords.Unfinished left : records.unfinished()) {
            Answer answer = records.pieces(left.owner(), left.run().id());
            storing.ending()
                    .store(
                            left.owner(),
                            left.run(),
                            new RunOutcome(
                                    RunStatus.INTERRUPTED, answer, Optional.empty(), Optional.of(interrupted())));
            LOG.info("Run {} had been interrupted", left.run().id());
        }
    }

    static Problem interrupted() {
        return Problem.of(ErrorCode.SHUTTING_DOWN, "The server stopped while this answer was being written.");
    }

    /// Starts no more runs, and ends those in progress as interrupted, with all text that has arrived.
    @Override
    public void close() {
        closing = true;
        active.values().forEach(RunInProgress::willBeInterrupted); // a run that leads others cancels them itself
        active.values().forEach(RunInProgress::interrupt);
        long deadline = System.nanoTime() + CLOSING.toNanos();
        try {
            for (RunInProgress run : active.values()) {
                if (!run.log().awaitEnd(Duration.ofNanos(deadline - System.nanoTime()))) {
                    LOG.warn("A run did not end in time; it will be recovered at the next start");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        reminding.cancel(false);
        clock.shutdownNow();
        remind(); // who watches one that did not end sees that the stream is closed
    }
}
