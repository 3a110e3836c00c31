package app.hearth.desktop.council;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Ballot;
import app.hearth.common.council.Chair;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilId;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Councils as a server could tell them.
final class SomeCouncil {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final InstantSource CLOCK = InstantSource.system();

    private SomeCouncil() {}

    static CouncilCall call(RunStatus status, String text) {
        boolean over = status != RunStatus.RUNNING && status != RunStatus.QUEUED;
        return new CouncilCall(
                RunId.next(CLOCK),
                "p",
                "m",
                status,
                text,
                null,
                status == RunStatus.FAILED ? Problem.of(ErrorCode.PROVIDER_ERROR, "Overloaded.") : null,
                status == RunStatus.DONE ? new Usage(100, 1234, new BigDecimal("0.02")) : null,
                false,
                NOON,
                over ? NOON.plusSeconds(72) : null);
    }

    static CouncilSeat seat(int number, @Nullable CouncilCall answer, @Nullable Ballot ballot) {
        return new CouncilSeat(
                number, "p", "m" + number, ballot == null ? null : "" + (char) ('A' + number - 1), answer, ballot);
    }

    static Ballot vote(String... ranking) {
        return new Ballot(List.of(call(RunStatus.DONE, "FINAL RANKING:")), List.of(ranking), null);
    }

    static Council of(RunStatus status, int stage, List<CouncilSeat> seats, CouncilCall... chairmen) {
        return of(status, stage, seats, null, chairmen);
    }

    static Council of(
            RunStatus status,
            int stage,
            List<CouncilSeat> seats,
            @Nullable Aggregate aggregate,
            CouncilCall... chairmen) {
        boolean over = status != RunStatus.RUNNING && status != RunStatus.QUEUED;
        return new Council(
                CouncilId.next(CLOCK),
                ConversationId.next(CLOCK),
                MessageId.next(CLOCK),
                RunId.next(CLOCK),
                status,
                stage,
                new ArrayList<>(seats),
                null,
                aggregate,
                new Chair("p", "c", List.of(chairmen)),
                chairmen.length > 1,
                over ? new Usage(1000, 2000, new BigDecimal("0.12")) : null,
                CouncilPrompts.NONE,
                null,
                NOON,
                over ? NOON.plusSeconds(5) : null);
    }
}
