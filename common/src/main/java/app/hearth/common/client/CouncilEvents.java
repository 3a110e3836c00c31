package app.hearth.common.client;

import app.hearth.common.conversation.Usage;
import app.hearth.common.council.CouncilEvent;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the events of a council from their JSON.
final class CouncilEvents {
    private static final Answer<Said> SAID = Answer.of(Said.class);
    private static final Answer<State> STATE = Answer.of(State.class);
    private static final Answer<CouncilEvent.Answered> ANSWERED = Answer.of(CouncilEvent.Answered.class);
    private static final Answer<CouncilEvent.Judged> JUDGED = Answer.of(CouncilEvent.Judged.class);
    private static final Answer<CouncilEvent.Writing> WRITING = Answer.of(CouncilEvent.Writing.class);
    private static final Answer<CouncilEvent.Written> WRITTEN = Answer.of(CouncilEvent.Written.class);
    private static final Answer<CouncilEvent.Titled> TITLED = Answer.of(CouncilEvent.Titled.class);

    private CouncilEvents() {}

    /// Without an attempt it is the first: answers have no other.
    private record Said(int seat, @Nullable Integer attempt, String text) {}

    private record State(
            int seat,
            @Nullable Integer attempt,
            RunStatus status,
            @Nullable Problem error,
            @Nullable Usage usage,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable List<String> ranking,
            @Nullable String fault) {}

    /// Empty for an event that no council of today tells. Throws [UnreachableException] when the data of a known one
    /// is not what the contract says.
    static Optional<CouncilEvent> find(String name, JsonNode data) {
        return switch (name) {
            case "stage1_start" -> Optional.of(new CouncilEvent.Begun(1));
            case "stage1_delta" -> Optional.of(grew(1, SAID.of(data), false));
            case "stage1_reasoning" -> Optional.of(grew(1, SAID.of(data), true));
            case "stage1_seat" -> Optional.of(ended(1, STATE.of(data)));
            case "stage1_complete" -> Optional.of(ANSWERED.of(data));
            case "stage2_start" -> Optional.of(new CouncilEvent.Begun(2));
            case "stage2_delta" -> Optional.of(grew(2, SAID.of(data), false));
            case "stage2_reasoning" -> Optional.of(grew(2, SAID.of(data), true));
            case "stage2_seat" -> Optional.of(ended(2, STATE.of(data)));
            case "stage2_complete" -> Optional.of(JUDGED.of(data));
            case "stage3_start" -> Optional.of(WRITING.of(data));
            case "stage3_complete" -> Optional.of(WRITTEN.of(data));
            case "title_complete" -> Optional.of(TITLED.of(data));
            default -> Optional.empty();
        };
    }

    private static CouncilEvent grew(int stage, Said said, boolean reasoning) {
        return new CouncilEvent.Grew(
                stage,
                said.seat(),
                attempt(said.attempt()),
                reasoning ? "" : said.text(),
                reasoning ? said.text() : "");
    }

    private static CouncilEvent ended(int stage, State state) {
        return new CouncilEvent.Ended(
                stage,
                state.seat(),
                attempt(state.attempt()),
                state.status(),
                state.error(),
                state.usage(),
                state.createdAt(),
                state.endedAt(),
                state.ranking(),
                state.fault());
    }

    private static int attempt(@Nullable Integer told) {
        return told == null ? 1 : told;
    }
}
