package app.hearth.common.council;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one seat judged the answers: what it was asked (once, and once more when its reply held no ranking) and the
/// ranking in it.
///
/// @param ranking the labels, best first; null while there is none, or none that can be used
/// @param fault why the last reply holds no ranking that can be used; null when it does, or when there is no reply
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ballot(
        List<CouncilCall> calls,
        @Nullable List<String> ranking,
        @Nullable String fault) {
    public Ballot {
        calls = List.copyOf(calls);
        ranking = ranking == null ? null : List.copyOf(ranking);
    }
}
