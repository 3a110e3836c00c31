package app.hearth.server.council;

import app.hearth.common.conversation.Message;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Problem;
import app.hearth.server.access.Owner;
import app.hearth.server.conversation.Posing;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatRequest.Turn;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.run.RunOutcome;
import app.hearth.server.run.RunRequest;
import app.hearth.server.run.RunWork;
import app.hearth.server.run.Runs;
import app.hearth.server.run.Sequel;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the models of one council the floor: starts the run of each call, and notes in storage and in the log what
/// became of it. Thread-safe; blocks.
final class Floor {
    private static final Logger LOG = LoggerFactory.getLogger(Floor.class);

    private final Hall hall;
    private final Owner owner;
    private final Message question;
    private final CouncilRecord.Head head;
    private final Map<String, ProviderAccess> keys;
    private final CouncilLog log;

    /// @param keys of each provider that is asked; [#close] closes them
    Floor(Hall hall, Owner owner, Message question, Map<String, ProviderAccess> keys, CouncilLog log) {
        this.hall = hall;
        this.owner = owner;
        this.question = question;
        this.head = log.record().head();
        this.keys = Map.copyOf(keys);
        this.log = log;
    }

    /// Where councils are held.
    record Hall(ChangeLog changes, Councils councils, Posing posing, Runs runs, InstantSource clock) {}

    CouncilLog log() {
        return log;
    }

    CouncilPrompts prompts() {
        return head.prompts();
    }

    /// What to ask of whom, behind the conversation.
    record Call(CallKey key, ModelRef model, List<Turn> closing, boolean withParameters) {
        RunKind kind() {
            return switch (key.stage()) {
                case Stages.ANSWERS -> RunKind.SEAT;
                case Stages.BALLOTS -> RunKind.JUDGE;
                default -> RunKind.CHAIRMAN;
            };
        }
    }

    /// Starts a call; one that cannot begin (too long, no budget) is stored as failed with the reason.
    void ask(Call call) {
        try {
            ChatRequest chat =
                    hall.posing().request(owner, question, call.model(), call.closing(), call.withParameters());
            hall.changes().write(owner, set -> start(set, call, chat, Sequel.NONE));
        } catch (HttpFailure e) {
            refuse(call, e.problem());
        } catch (InvalidFieldException e) {
            refuse(call, Problem.of(ErrorCode.VALIDATION, String.valueOf(e.getMessage())));
        }
    }

    /// The same as part of the write that stores the council; fails when it cannot begin. `then` follows the run.
    RunId start(ChangeSet set, Call call, ChatRequest chat, Sequel then) {
        RunId run = RunId.next(hall.clock());
        HeldCall held = new HeldCall(call.key(), begun(call, run, RunStatus.RUNNING, set));
        hall.councils().add(set, owner, head.id(), held);
        ProviderAccess access =
                Objects.requireNonNull(keys.get(call.model().provider())).copy();
        set.afterRollback(access.key()::close);
        set.afterCommit(() -> log.put(held)); // before the run begins
        hall.runs()
                .start(
                        set,
                        owner,
                        new RunRequest(
                                        run,
                                        call.kind(),
                                        new RunRequest.Place(head.conversation(), head.message()),
                                        new RunWork.Ask(access, chat, log.listener(call.key())))
                                .then(new Heard(held, then)));
        return run;
    }

    private static CouncilCall begun(Call call, RunId run, RunStatus status, ChangeSet set) {
        return new CouncilCall(
                run,
                call.model().provider(),
                call.model().model(),
                status,
                "",
                null,
                null,
                null,
                false,
                set.now(),
                null);
    }

    private void refuse(Call call, Problem why) {
        HeldCall refused = hall.changes().write(owner, set -> {
            HeldCall held = new HeldCall(
                    call.key(), failed(begun(call, RunId.next(hall.clock()), RunStatus.FAILED, set), why, set));
            hall.councils().add(set, owner, head.id(), held);
            return held;
        });
        log.put(refused);
    }

    private static CouncilCall failed(CouncilCall call, Problem why, ChangeSet set) {
        return new CouncilCall(
                call.runId(),
                call.provider(),
                call.model(),
                RunStatus.FAILED,
                call.text(),
                call.reasoning(),
                why,
                null,
                false,
                call.createdAt(),
                set.now());
    }

    /// The council has come to the ballots: from now on answers go by these labels.
    void openBallots(Map<String, Integer> labels) {
        hall.changes().write(owner, set -> {
            hall.councils().label(set, owner, head.id(), labels);
            hall.councils().reach(set, owner, head.id(), Stages.BALLOTS);
            return true;
        });
        log.update(record -> record.labelled(labels).at(Stages.BALLOTS));
    }

    void callChairman() {
        hall.changes().write(owner, set -> {
            hall.councils().reach(set, owner, head.id(), Stages.CHAIRMAN);
            return true;
        });
        log.update(record -> record.at(Stages.CHAIRMAN));
    }

    /// Another than the named chairman has written the answer.
    void writtenBy(ModelRef model) {
        hall.changes().write(owner, set -> {
            hall.posing().writtenBy(set, owner, head.message(), model);
            return true;
        });
    }

    /// Closes the connections of all calls that go on.
    void cancelAll() {
        log.record().calls().stream()
                .filter(held -> !held.hasEnded())
                .forEach(held -> hall.runs().cancel(owner, held.call().runId()));
    }

    void close() {
        keys.values().forEach(access -> access.key().close());
    }

    /// Notes the end of a call.
    private final class Heard implements Sequel {
        private final HeldCall begun;
        private final Sequel then;
        private boolean noted;

        Heard(HeldCall begun, Sequel then) {
            this.begun = begun;
            this.then = then;
        }

        @Override
        public void ended(RunOutcome outcome) {
            note();
            then.ended(outcome);
        }

        private void note() {
            hall.councils()
                    .find(owner, head.id())
                    .flatMap(record -> record.call(begun.key()))
                    .filter(HeldCall::hasEnded)
                    .ifPresent(held -> {
                        log.put(held);
                        noted = true;
                    });
        }

        /// A call whose end could not be stored is over all the same: nobody waits for it any longer.
        @Override
        public void close() {
            try (then) {
                if (!noted) {
                    LOG.warn(
                            "The end of run {} is not known to its council",
                            begun.call().runId());
                    log.put(lost());
                }
            }
        }

        private HeldCall lost() {
            CouncilCall call = begun.call();
            return new HeldCall(
                    begun.key(),
                    new CouncilCall(
                            call.runId(),
                            call.provider(),
                            call.model(),
                            RunStatus.INTERRUPTED,
                            "",
                            null,
                            null,
                            null,
                            false,
                            call.createdAt(),
                            hall.clock().instant()));
        }
    }
}
