package app.hearth.server.council;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Ballot;
import app.hearth.common.council.Chair;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything that is known of a council at one time, and what follows from it: who answered, how the votes stand, who
/// wrote. Immutable.
record CouncilRecord(Head head, List<Seat> seats, List<HeldCall> calls) {
    CouncilRecord {
        seats = List.copyOf(seats);
        calls = calls.stream().sorted(Comparator.comparing(HeldCall::key)).toList();
    }

    /// What was settled when it was asked, and the stage it has come to.
    ///
    /// @param seed by which labels and orders are drawn
    record Head(
            CouncilId id,
            ConversationId conversation,
            MessageId message,
            RunId run,
            ModelRef chairman,
            long seed,
            int stage,
            CouncilPrompts prompts,
            @Nullable CouncilPresetId preset,
            Instant createdAt) {
        Head at(int wanted) {
            return new Head(id, conversation, message, run, chairman, seed, wanted, prompts, preset, createdAt);
        }
    }

    /// @param label null before the ballots, and for an answer that is not judged
    record Seat(int number, ModelRef model, @Nullable String label) {}

    CouncilRecord with(HeldCall changed) {
        List<HeldCall> all = new ArrayList<>(calls);
        all.removeIf(call -> call.key().equals(changed.key()));
        all.add(changed);
        return new CouncilRecord(head, seats, all);
    }

    CouncilRecord at(int stage) {
        return new CouncilRecord(head.at(stage), seats, calls);
    }

    CouncilRecord labelled(Map<String, Integer> labels) {
        Map<Integer, String> bySeat = new LinkedHashMap<>();
        labels.forEach((label, seat) -> bySeat.put(seat, label));
        return new CouncilRecord(
                head,
                seats.stream()
                        .map(seat -> new Seat(seat.number(), seat.model(), bySeat.get(seat.number())))
                        .toList(),
                calls);
    }

    Optional<HeldCall> call(CallKey key) {
        return calls.stream().filter(call -> call.key().equals(key)).findFirst();
    }

    List<HeldCall> stage(int stage) {
        return calls.stream().filter(call -> call.key().stage() == stage).toList();
    }

    Seat seat(int number) {
        return seats.stream()
                .filter(seat -> seat.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no seat " + number));
    }

    /// The seats whose answers can be judged.
    List<Integer> answered() {
        return stage(Stages.ANSWERS).stream()
                .filter(call -> call.call().isAnswered())
                .map(call -> call.key().seat())
                .toList();
    }

    /// The seat whose answer each label stands for; empty before the ballots.
    Map<String, Integer> labels() {
        return seats.stream()
                .filter(seat -> seat.label() != null)
                .sorted(Comparator.comparing(seat -> Objects.requireNonNull(seat.label())))
                .collect(Collectors.toMap(
                        seat -> Objects.requireNonNull(seat.label()),
                        Seat::number,
                        (one, _) -> one,
                        LinkedHashMap::new));
    }

    /// The labelled answers, in the order of their labels.
    List<Answered> answers() {
        return labels().entrySet().stream()
                .map(entry -> new Answered(
                        entry.getKey(),
                        entry.getValue(),
                        call(CallKey.answer(entry.getValue()))
                                .map(held -> held.call().text())
                                .orElse("")))
                .toList();
    }

    /// The last ballot of each judge that can be counted.
    List<HeldCall> usable() {
        return stage(Stages.BALLOTS).stream()
                .filter(call -> call.ranking() != null)
                .toList();
    }

    Optional<Aggregate> aggregate() {
        Map<String, Integer> labels = labels();
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        List<Vote> votes = usable().stream()
                .map(call -> new Vote(
                        call.key().seat(),
                        Objects.requireNonNull(call.ranking()).stream()
                                .map(labels::get)
                                .toList()))
                .toList();
        return Optional.of(Tally.of(labels, votes));
    }

    /// The chairman's call that brought the answer.
    Optional<HeldCall> conclusion() {
        return stage(Stages.CHAIRMAN).stream()
                .filter(call -> call.call().isAnswered())
                .findFirst();
    }

    boolean isDegraded() {
        return conclusion().filter(call -> call.key().attempt() > 1).isPresent();
    }

    /// What its own calls took, as far as that is known.
    Optional<Usage> usage() {
        List<Usage> known = calls.stream()
                .map(HeldCall::call)
                .filter(call -> !call.reused())
                .flatMap(call -> Optional.ofNullable(call.usage()).stream())
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Usage(
                sum(known, Usage::promptTokens),
                sum(known, Usage::completionTokens),
                known.stream()
                        .map(Usage::costUsd)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal::add)
                        .orElse(null)));
    }

    private static @Nullable Integer sum(List<Usage> known, Function<Usage, @Nullable Integer> part) {
        List<Integer> counted =
                known.stream().map(part).filter(Objects::nonNull).toList();
        return counted.isEmpty()
                ? null
                : Math.toIntExact(Math.min(
                        Integer.MAX_VALUE,
                        counted.stream().mapToLong(Integer::longValue).sum()));
    }

    /// As it goes over the wire.
    Council council(Run run) {
        Map<String, Integer> labels = labels();
        return new Council(
                head.id(),
                head.conversation(),
                head.message(),
                head.run(),
                run.status(),
                head.stage(),
                seats.stream().map(this::told).toList(),
                labels.isEmpty() ? null : labels,
                aggregate().orElse(null),
                new Chair(head.chairman().provider(), head.chairman().model(), said(stage(Stages.CHAIRMAN))),
                isDegraded(),
                usage().orElse(null),
                head.prompts(),
                head.preset(),
                head.createdAt(),
                run.endedAt());
    }

    private CouncilSeat told(Seat seat) {
        return new CouncilSeat(
                seat.number(),
                seat.model().provider(),
                seat.model().model(),
                seat.label(),
                call(CallKey.answer(seat.number())).map(HeldCall::call).orElse(null),
                ballot(seat.number()).orElse(null));
    }

    Optional<Ballot> ballot(int seat) {
        List<HeldCall> asked = stage(Stages.BALLOTS).stream()
                .filter(call -> call.key().seat() == seat)
                .toList();
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ballot(
                        said(asked), asked.getLast().ranking(), asked.getLast().fault()));
    }

    private static List<CouncilCall> said(List<HeldCall> calls) {
        return calls.stream().map(HeldCall::call).toList();
    }
}
