package app.hearth.common.council;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the stream of a council tells besides the chairman's words, which come as those of every answer. That a stage
/// or a call has begun or ended may be told more than once; the texts come with every character once.
///
/// Calls are named by their stage (1 answers, 2 ballots), seat and attempt, which begins with 1.
public sealed interface CouncilEvent {
    /// A stage begins.
    record Begun(int stage) implements CouncilEvent {}

    /// More of what a seat says, or of its reasoning; the other one is empty.
    record Grew(int stage, int seat, int attempt, String text, String reasoning) implements CouncilEvent {}

    /// A call has come to its end.
    ///
    /// @param ranking the labels, best first, when it was a ballot that holds one
    /// @param fault why it holds none that can be used
    record Ended(
            int stage,
            int seat,
            int attempt,
            RunStatus status,
            @Nullable Problem error,
            @Nullable Usage usage,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable List<String> ranking,
            @Nullable String fault)
            implements CouncilEvent {
        public Ended {
            ranking = ranking == null ? null : List.copyOf(ranking);
        }
    }

    /// All seats have answered or failed.
    ///
    /// @param answers how many go on to the judges
    record Answered(int answers) implements CouncilEvent {}

    /// All judges have voted or failed.
    record Judged(Map<String, Integer> labelMap, @Nullable Aggregate aggregate) implements CouncilEvent {
        public Judged {
            labelMap = Map.copyOf(labelMap);
        }
    }

    /// Somebody begins to write the answer; what another one had written of it before is taken back.
    record Writing(String provider, String model, int attempt) implements CouncilEvent {}

    /// The answer is written.
    ///
    /// @param degraded whether by another than the named chairman
    record Written(String provider, String model, boolean degraded) implements CouncilEvent {}

    /// The conversation has been named.
    record Titled(String title) implements CouncilEvent {}
}
