package app.hearth.server.council;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.PostedCouncil;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.conversation.Posing;
import app.hearth.server.conversation.Posing.Posed;
import app.hearth.server.council.CouncilRecord.Head;
import app.hearth.server.council.CouncilRecord.Seat;
import app.hearth.server.council.Floor.Hall;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatRequest.Turn;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.run.RunOutcome;
import app.hearth.server.run.RunRequest;
import app.hearth.server.run.RunWork;
import app.hearth.server.run.Sequel;
import app.hearth.server.sync.ChangeSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Calls councils together: a question, the answer-to-be, the council, its first runs and the run that leads them are
/// stored in one transaction. Thread-safe; blocks.
public final class Convening {
    private final Hall hall;
    private final CouncilPresets presets;

    Convening(Hall hall, CouncilPresets presets) {
        this.hall = hall;
        this.presets = presets;
    }

    /// What became of a question; `isNew` is false for a repetition.
    record Outcome(PostedCouncil posted, boolean isNew) {}

    Outcome post(Caller caller, ConversationId id, NewCouncil wanted) {
        Owner owner = caller.owner();
        return hall.changes().write(owner, set -> {
            Optional<Posed> known = Optional.ofNullable(wanted.id())
                    .flatMap(message -> hall.posing().known(owner, id, message));
            if (known.isPresent()) {
                return new Outcome(repeated(owner, known.get()), false);
            }
            Party party =
                    Party.of(wanted, Optional.ofNullable(wanted.presetId()).map(preset -> preset(owner, preset)));
            CouncilId council = CouncilId.next(hall.clock());
            RunId run = RunId.next(hall.clock());
            Posed posed = hall.posing()
                    .pose(
                            set,
                            owner,
                            id,
                            new NewMessage(
                                    wanted.id(),
                                    wanted.parentId(),
                                    wanted.content(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    wanted.attachmentIds()),
                            new Posing.Writer(council, party.chairman(), run));
            CouncilRecord record = new CouncilRecord(
                    new Head(
                            council,
                            id,
                            posed.answer().id(),
                            run,
                            party.chairman(),
                            ThreadLocalRandom.current().nextLong(),
                            Stages.ANSWERS,
                            party.prompts(),
                            wanted.presetId(),
                            set.now()),
                    seats(party.seats()),
                    List.of());
            return new Outcome(convene(set, caller, posed, record, true), true);
        });
    }

    private CouncilPreset preset(Owner owner, CouncilPresetId id) {
        return presets.find(owner, id)
                .orElseThrow(() -> new InvalidFieldException("preset_id", "There is no such preset (any more)."));
    }

    private static List<Seat> seats(List<ModelRef> models) {
        List<Seat> seats = new ArrayList<>();
        for (ModelRef model : models) {
            seats.add(new Seat(seats.size() + 1, model, null));
        }
        return seats;
    }

    private PostedCouncil repeated(Owner owner, Posed posed) {
        CouncilId council = Optional.ofNullable(posed.answer().councilId()).orElseThrow(HttpFailure::notFound);
        return posted(owner, council, Optional.of(posed.question().id()));
    }

    /// What a call made, as it is now; with the question, where it was new.
    PostedCouncil posted(Owner owner, CouncilId id, Optional<MessageId> question) {
        CouncilRecord record = hall.councils().get(owner, id);
        Run run = hall.runs().get(owner, record.head().run());
        return new PostedCouncil(
                question.map(asked -> hall.posing().message(owner, asked)).orElse(null),
                hall.posing().message(owner, record.head().message()),
                council(owner, record, run),
                run);
    }

    Council get(Owner owner, CouncilId id) {
        CouncilRecord record = hall.councils().get(owner, id);
        return council(owner, record, hall.runs().get(owner, record.head().run()));
    }

    private Council council(Owner owner, CouncilRecord record, Run run) {
        return hall.councils().now(owner, record).council(run);
    }

    /// Where the change feed reads councils.
    Map<String, Council> states(Owner owner, Collection<String> ids) {
        return ids.stream()
                .map(id -> new CouncilId(UUID.fromString(id)))
                .flatMap(id -> hall.councils().find(owner, id).stream())
                .collect(Collectors.toMap(
                        record -> record.head().id().toString(),
                        record -> council(
                                owner,
                                record,
                                hall.runs().get(owner, record.head().run()))));
    }

    /// Asks anew what is named, in a council of its own whose answer stands beside the first one's, which stays as it
    /// is; what does not depend on it is taken over.
    PostedCouncil rerun(Caller caller, CouncilId id, CouncilRerun wanted) {
        Owner owner = caller.owner();
        return hall.changes().write(owner, set -> {
            CouncilRecord before = hall.councils().get(owner, id);
            if (hall.runs().get(owner, before.head().run()).endedAt() == null) {
                throw HttpFailure.of(ErrorCode.CONFLICT, "This council goes on. Wait for its end, or stop it.");
            }
            List<HeldCall> kept = Rerun.kept(before, wanted);
            CouncilId council = CouncilId.next(hall.clock());
            RunId run = RunId.next(hall.clock());
            Message answer = hall.posing().message(owner, before.head().message());
            ModelRef chairman = before.head().chairman();
            Posed posed = hall.posing().beside(set, owner, answer, new Posing.Writer(council, chairman, run));
            boolean judged = wanted.stage() > Stages.ANSWERS;
            CouncilRecord record = new CouncilRecord(
                    new Head(
                            council,
                            before.head().conversation(),
                            posed.answer().id(),
                            run,
                            chairman,
                            before.head().seed(),
                            judged ? Stages.BALLOTS : Stages.ANSWERS,
                            before.head().prompts(),
                            before.head().preset(),
                            set.now()),
                    before.seats().stream()
                            .map(seat -> new Seat(seat.number(), seat.model(), judged ? seat.label() : null))
                            .toList(),
                    kept);
            return convene(set, caller, posed, record, false);
        });
    }

    private PostedCouncil convene(
            ChangeSet set, Caller caller, Posed posed, CouncilRecord record, boolean isQuestionNew) {
        Owner owner = caller.owner();
        Map<String, ProviderAccess> keys = open(set, caller, record);
        CouncilLog log = new CouncilLog(record);
        Floor floor = new Floor(hall, owner, posed.question(), keys, log);
        hall.councils().insert(set, owner, record);
        set.afterRollback(floor::close);
        Sequel title = isQuestionNew ? title(set, caller, posed, log) : Sequel.NONE;
        RunId run = record.head().run();
        set.afterCommit(() -> hall.councils().goesOn(owner, run, log));
        ChatRequest asked = hall.posing()
                .request(owner, posed.question(), record.head().chairman(), List.of(), true); // fails before it costs
        for (Seat seat : record.seats()) {
            CallKey key = CallKey.answer(seat.number());
            if (record.call(key).isEmpty()) {
                List<Turn> closing = further(record);
                ChatRequest chat = hall.posing().request(owner, posed.question(), seat.model(), closing, true);
                floor.start(set, new Floor.Call(key, seat.model(), closing, true), chat, title);
                title = Sequel.NONE; // follows the first
            }
        }
        RunWork.Lead work = new RunWork.Lead(new Deliberation(floor), Expectation.of(record, asked, keys));
        Run started = hall.runs()
                .start(
                        set,
                        owner,
                        new RunRequest(
                                        run,
                                        RunKind.COUNCIL,
                                        new RunRequest.Place(
                                                record.head().conversation(),
                                                record.head().message()),
                                        work)
                                .then(new Closing(owner, run, log)));
        Message question = isQuestionNew ? posed.question() : null;
        return new PostedCouncil(question, posed.answer(), log.record().council(started), started);
    }

    private static List<Turn> further(CouncilRecord record) {
        return Optional.ofNullable(record.head().prompts().seat())
                .map(text -> List.of(new Turn(Role.SYSTEM, text)))
                .orElse(List.of());
    }

    /// The caller's key of each provider that will be asked.
    private Map<String, ProviderAccess> open(ChangeSet set, Caller caller, CouncilRecord record) {
        Map<String, ProviderAccess> keys = new HashMap<>();
        Stream.concat(
                        record.seats().stream().map(Seat::model),
                        Stream.of(record.head().chairman()))
                .map(ModelRef::provider)
                .distinct()
                .forEach(provider -> keys.put(provider, hall.posing().open(set, caller, provider)));
        return keys;
    }

    /// The first seat's model names the conversation, from its own answer: that is there long before the chairman's.
    private Sequel title(ChangeSet set, Caller caller, Posed posed, CouncilLog log) {
        ModelRef first = log.record().seats().getFirst().model();
        ProviderAccess access = hall.posing().open(set, caller, first.provider());
        return hall.posing().title(caller.owner(), posed, access, first.model(), log::title);
    }

    /// Tells watchers of the end, and lets the council go.
    private final class Closing implements Sequel {
        private final Owner owner;
        private final RunId run;
        private final CouncilLog log;

        Closing(Owner owner, RunId run, CouncilLog log) {
            this.owner = owner;
            this.run = run;
            this.log = log;
        }

        @Override
        public void ended(RunOutcome outcome) {
            log.end(new CouncilLog.Ending(
                    hall.posing().message(owner, log.record().head().message()), outcome.error()));
        }

        @Override
        public void close() {
            hall.councils().left(owner, run);
            log.abandon();
        }
    }
}
