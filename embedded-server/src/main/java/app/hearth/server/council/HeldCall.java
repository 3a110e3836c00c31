package app.hearth.server.council;

import app.hearth.common.council.CouncilCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call of a council with what its reply came to.
///
/// @param ranking of a ballot: the labels, best first; null without a usable one
/// @param fault of a ballot: why there is none
record HeldCall(
        CallKey key,
        CouncilCall call,
        @Nullable List<String> ranking,
        @Nullable String fault) {
    HeldCall {
        ranking = ranking == null ? null : List.copyOf(ranking);
    }

    HeldCall(CallKey key, CouncilCall call) {
        this(key, call, null, null);
    }

    boolean hasEnded() {
        return call.endedAt() != null;
    }

    HeldCall saying(String words, String thoughts) {
        return new HeldCall(key, call.saying(words, thoughts), ranking, fault);
    }
}
