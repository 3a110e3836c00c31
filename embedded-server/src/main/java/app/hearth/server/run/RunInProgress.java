package app.hearth.server.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunPhase;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.ProviderReason;
import app.hearth.server.access.Owner;
import app.hearth.server.provider.ChatEnd;
import app.hearth.server.provider.ChatSink;
import app.hearth.server.provider.LlmCall;
import app.hearth.server.run.RunLog.Ending;
import app.hearth.server.run.RunLog.News;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run while it goes on: the provider's pieces go to the log at once and to storage every second, the end to
/// storage before it is told. Runs on one virtual thread; its pieces are stored by another.
final class RunInProgress {
    private static final Logger LOG = LoggerFactory.getLogger(RunInProgress.class);
    private static final int LEAST_ATTEMPTS = 3;
    private static final int LONGEST_RETRY = 10;
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Problem TOO_LONG = Problem.provider(
            ProviderReason.TIMED_OUT, "The answer took longer than this server allows; its beginning was kept.");

    private final Owner owner;
    private final RunRequest request;
    private final LlmCall call;
    private final RunEnding ending;
    private final RunLog log;
    private final RunPieces pieces;
    private final RunLog.Place start;
    private volatile boolean interrupted;
    private volatile boolean outOfTime;
    private volatile boolean abandoned;
    /// These two belong to whoever stores the pieces.
    private RunLog.Place stored;
    private int storedPieces;

    RunInProgress(Owner owner, RunRequest request, LlmCall call, Storing storing) {
        this.owner = owner;
        this.request = request;
        this.call = call;
        this.ending = storing.ending();
        this.pieces = storing.pieces();
        this.log = new RunLog(request.soFar());
        this.start = log.since(log.place(EventId.START)).place();
        this.stored = start;
    }

    /// Where a run is stored: its pieces while it goes on, and its end.
    record Storing(RunPieces pieces, RunEnding ending) {}

    Owner owner() {
        return owner;
    }

    RunId id() {
        return request.id();
    }

    RunLog log() {
        return log;
    }

    /// Its row, without its times.
    Run run(RunStatus status) {
        return new Run(
                request.id(),
                request.kind(),
                status,
                request.conversation(),
                request.message(),
                null,
                Instant.EPOCH,
                null,
                null);
    }

    void cancel() {
        call.cancel();
    }

    /// The server is stopping: whoever ends it from now on, the answer counts as interrupted.
    void willBeInterrupted() {
        interrupted = true;
    }

    /// The server is stopping: like [#cancel], but the answer counts as interrupted.
    void interrupt() {
        willBeInterrupted();
        call.cancel();
    }

    /// It took too long: like [#cancel], but the answer counts as failed.
    void runOut() {
        outOfTime = true;
        call.cancel();
    }

    /// Its profile is gone: like [#cancel], but there is nowhere left to store anything.
    void abandon() {
        abandoned = true;
        call.cancel();
    }

    /// Answers how it ended once that is durable; empty when it could not be stored.
    Optional<RunOutcome> execute() {
        ChatEnd end;
        pieces.join(this);
        try {
            end = call.run(new LogSink(log, listener()));
        } catch (RuntimeException e) { // the border of a thread: the run must end in storage whatever happened
            LOG.error("Run {} broke", request.id(), e);
            end = new ChatEnd.Failed(Problem.of(ErrorCode.INTERNAL, "Something went wrong while this was answered."));
        }
        pieces.leave(this);
        if (abandoned) {
            log.abandon();
            return Optional.empty();
        }
        News all = log.since(start);
        RunOutcome outcome = outcome(end, new Answer(all.text(), all.reasoning()), all.usage());
        try {
            log.end(store(outcome));
            return Optional.of(outcome);
        } catch (RuntimeException _) { // logged at each attempt; the recovery of the next start ends the run
            log.abandon();
            return Optional.empty();
        }
    }

    private ChatSink listener() {
        return switch (request.work()) {
            case RunWork.Ask ask -> ask.listener();
            case RunWork.Lead _ -> ChatSink.NONE;
        };
    }

    private RunOutcome outcome(ChatEnd end, Answer answer, Optional<Usage> usage) {
        if (interrupted && !(end instanceof ChatEnd.Complete)) {
            return new RunOutcome(RunStatus.INTERRUPTED, answer, usage, Optional.of(Runs.interrupted()));
        }
        return switch (end) {
            case ChatEnd.Complete _ -> new RunOutcome(RunStatus.DONE, answer, usage, Optional.empty());
            case ChatEnd.Cancelled _ ->
                outOfTime
                        ? new RunOutcome(RunStatus.FAILED, answer, usage, Optional.of(TOO_LONG))
                        : new RunOutcome(RunStatus.CANCELLED, answer, usage, Optional.empty());
            case ChatEnd.Failed failed ->
                new RunOutcome(RunStatus.FAILED, answer, usage, Optional.of(failed.problem()));
        };
    }

    /// Keeps trying while storage has no room, for as long as the server runs; a server that is stopping tries
    /// a few times more and leaves the end to the recovery of the next start.
    private Ending store(RunOutcome outcome) {
        Run run = run(outcome.status());
        for (int attempt = 1; ; attempt++) {
            try {
                Message message = ending.store(owner, run, outcome);
                return new Ending(message, outcome.error());
            } catch (RuntimeException e) {
                if (abandoned) {
                    throw e;
                }
                LOG.error("The end of run {} could not be stored (attempt {})", request.id(), attempt, e);
                boolean goesOn = attempt < LEAST_ATTEMPTS || !interrupted;
                if (!goesOn || !pause(attempt)) {
                    throw e;
                }
            }
        }
    }

    private static boolean pause(int attempt) {
        try {
            Thread.sleep(RETRY.multipliedBy(Math.min(attempt, LONGEST_RETRY)));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What has been said since the last piece that was stored.
    Optional<RunPieces.Piece> unstored() {
        News news = log.since(stored);
        return news.hasText() ? Optional.of(new RunPieces.Piece(this, storedPieces, news)) : Optional.empty();
    }

    void stored(RunPieces.Piece piece) {
        stored = piece.news().place();
        storedPieces++;
    }

    /// Hands the provider's pieces to the log, then to whoever listens.
    private record LogSink(RunLog log, ChatSink listener) implements ChatSink {
        @Override
        public void text(String piece) {
            log.text(piece);
            listener.text(piece);
        }

        @Override
        public void reasoning(String piece) {
            log.reasoning(piece);
            listener.reasoning(piece);
        }

        @Override
        public void usage(Usage usage) {
            log.usage(usage);
            listener.usage(usage);
        }

        @Override
        public void phase(RunPhase phase) {
            log.phase(phase);
            listener.phase(phase);
        }
    }
}
