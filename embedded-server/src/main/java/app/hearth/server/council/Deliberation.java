package app.hearth.server.council;

import app.hearth.common.conversation.Role;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.Standing;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import app.hearth.server.council.FinalRanking.Faulty;
import app.hearth.server.provider.ChatEnd;
import app.hearth.server.provider.ChatRequest.Turn;
import app.hearth.server.provider.ChatSink;
import app.hearth.server.provider.LlmCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One council from its first answers to that of its chairman. It runs on one thread, which waits while the calls of a
/// stage go on beside each other, each as a run of its own; so a stage takes as long as its slowest seat.
///
/// What is in the record already is not asked again. A council that another has handed something over to begins where
/// that ended.
final class Deliberation implements LlmCall {
    /// How long the end of cancelled calls is waited for, so that it is in storage before that of the council.
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private static final int LEAST_ANSWERS = 2;

    private final Floor floor;
    private final CouncilLog log;
    private volatile boolean cancelled;

    /// @param floor where the answers that are wanted have been asked for; closed when this has run
    Deliberation(Floor floor) {
        this.floor = floor;
        this.log = floor.log();
    }

    @Override
    public void cancel() {
        cancelled = true;
        log.remind(); // whoever leads closes the connections
    }

    @Override
    public ChatEnd run(ChatSink sink) {
        try {
            ChatEnd end = deliberate();
            if (cancelled) {
                floor.cancelAll();
                log.await(Deliberation::isQuiet, CLOSING);
            }
            return tell(end, sink);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ChatEnd.Cancelled();
        } catch (RuntimeException e) {
            floor.cancelAll();
            throw e;
        } finally {
            floor.close();
        }
    }

    private ChatEnd deliberate() throws InterruptedException {
        if (!finish(Stages.ANSWERS)) {
            return new ChatEnd.Cancelled();
        }
        List<Integer> answered = log.record().answered();
        if (answered.size() < LEAST_ANSWERS) {
            return new ChatEnd.Failed(tooFew(log.record()));
        }
        if (log.record().labels().isEmpty()) {
            floor.openBallots(Labels.drawn(log.record().head().seed(), answered).seats());
        }
        return vote() ? conclude() : new ChatEnd.Cancelled();
    }

    /// Waits until all calls of a stage have ended; false when they were cancelled.
    private boolean finish(int stage) throws InterruptedException {
        log.await(record -> cancelled || record.stage(stage).stream().allMatch(HeldCall::hasEnded));
        return !cancelled;
    }

    private static boolean isQuiet(CouncilRecord record) {
        return record.calls().stream().allMatch(HeldCall::hasEnded);
    }

    private static Problem tooFew(CouncilRecord record) {
        long answered = record.answered().size();
        String what = (answered == 0 ? "None" : "Only one") + " of "
                + record.seats().size() + " seats has answered, and a council takes two.";
        return record.stage(Stages.ANSWERS).stream()
                .flatMap(held -> Optional.ofNullable(held.call().error()).stream())
                .findFirst()
                .map(first -> new Problem(
                        first.type(),
                        first.title(),
                        first.status(),
                        what + " " + first.detail(),
                        first.code(),
                        first.errors(),
                        first.reason()))
                .orElseGet(() -> Problem.of(ErrorCode.PROVIDER_ERROR, what));
    }

    /// Asks every seat that answered for its ballot, and once more whose reply held no ranking; false when it was
    /// cancelled.
    private boolean vote() throws InterruptedException {
        List<Integer> judges =
                log.record().answers().stream().map(Answered::seat).sorted().toList();
        for (int judge : judges) {
            if (!cancelled && log.record().ballot(judge).isEmpty()) {
                floor.ask(ballot(judge, 1, List.of()));
            }
        }
        Set<Integer> repaired = new LinkedHashSet<>();
        while (!cancelled) {
            CouncilRecord record = log.await(now -> cancelled
                    || now.stage(Stages.BALLOTS).stream().allMatch(HeldCall::hasEnded)
                    || faulty(now, repaired).findAny().isPresent());
            List<HeldCall> faulty = faulty(record, repaired).toList();
            if (faulty.isEmpty()) {
                return !cancelled;
            }
            for (HeldCall held : faulty) {
                repaired.add(held.key().seat());
                floor.ask(ballot(held.key().seat(), 2, repair(record, held)));
            }
        }
        return false;
    }

    /// Ballots that came whole and hold no ranking, for the first time.
    private static Stream<HeldCall> faulty(CouncilRecord record, Collection<Integer> repaired) {
        return record.stage(Stages.BALLOTS).stream()
                .filter(held -> held.key().attempt() == 1
                        && held.fault() != null
                        && !held.call().reused())
                .filter(held -> !repaired.contains(held.key().seat()));
    }

    private Floor.Call ballot(int judge, int attempt, List<Turn> behind) {
        CouncilRecord record = log.record();
        List<String> order =
                Labels.drawn(record.head().seed(), record.labels().values()).shownTo(judge);
        List<Answered> shown = order.stream()
                .flatMap(label -> record.answers().stream()
                        .filter(answer -> answer.label().equals(label)))
                .toList();
        List<Turn> closing = new ArrayList<>();
        closing.add(new Turn(Role.USER, JudgeText.of(shown, floor.prompts().judge())));
        closing.addAll(behind);
        return new Floor.Call(CallKey.ballot(judge, attempt), record.seat(judge).model(), closing, false);
    }

    /// The reply that held no ranking, and what was wrong with it.
    private static List<Turn> repair(CouncilRecord record, HeldCall held) {
        List<String> labels = List.copyOf(record.labels().keySet());
        return FinalRanking.in(held.call().text(), labels) instanceof Faulty faulty
                ? List.of(
                        new Turn(Role.ASSISTANT, held.call().text()),
                        new Turn(Role.USER, JudgeText.repair(faulty, labels)))
                : List.of();
    }

    /// The chairman's answer, or that of the next who brings one.
    private ChatEnd conclude() throws InterruptedException {
        floor.callChairman();
        CouncilRecord record = log.record();
        List<Turn> closing = List.of(new Turn(
                Role.USER,
                ChairmanText.of(
                        record.answers(),
                        record.aggregate().orElseThrow(),
                        floor.prompts().chairman())));
        int attempt = 0;
        for (Chairman chairman : chairmen(record)) {
            attempt++;
            floor.ask(new Floor.Call(CallKey.chairman(chairman.seat(), attempt), chairman.model(), closing, true));
            if (!finish(Stages.CHAIRMAN)) {
                return new ChatEnd.Cancelled();
            }
            if (log.record().conclusion().isPresent()) {
                if (attempt > 1) {
                    floor.writtenBy(chairman.model());
                }
                return new ChatEnd.Complete();
            }
        }
        return new ChatEnd.Failed(unwritten(log.record()));
    }

    private record Chairman(int seat, ModelRef model) {}

    /// The named one, then the seats that answered, the best placed first.
    private static List<Chairman> chairmen(CouncilRecord record) {
        ModelRef named = record.head().chairman();
        List<Chairman> chairmen = new ArrayList<>(List.of(new Chairman(0, named)));
        record.aggregate().orElseThrow().standings().stream()
                .map(Standing::seat)
                .map(seat -> new Chairman(seat, record.seat(seat).model()))
                .filter(chairman ->
                        chairmen.stream().noneMatch(each -> each.model().equals(chairman.model())))
                .forEach(chairmen::add);
        return chairmen;
    }

    private static Problem unwritten(CouncilRecord record) {
        List<CouncilCall> asked =
                record.stage(Stages.CHAIRMAN).stream().map(HeldCall::call).toList();
        return Optional.ofNullable(asked.getLast().error())
                .orElseGet(() -> Problem.of(ErrorCode.PROVIDER_ERROR, "No chairman has written an answer."));
    }

    /// The text that the message keeps: the answer, or what a chairman had written of it when it was stopped.
    private ChatEnd tell(ChatEnd end, ChatSink sink) {
        CouncilRecord record = log.record();
        Optional<HeldCall> written = record.conclusion()
                .or(() -> record.stage(Stages.CHAIRMAN).stream()
                        .filter(held -> held.call().status() != RunStatus.FAILED)
                        .reduce((_, last) -> last));
        written.map(HeldCall::call).ifPresent(call -> {
            if (call.reasoning() != null) {
                sink.reasoning(call.reasoning());
            }
            sink.text(call.text());
        });
        record.usage().ifPresent(sink::usage);
        return cancelled && !(end instanceof ChatEnd.Complete) ? new ChatEnd.Cancelled() : end;
    }
}
