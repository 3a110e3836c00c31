package app.hearth.common.key;

import app.hearth.common.wire.ErrorCode;
import java.time.Instant;
import java.util.List;

/// The models of all keys, and which keys could not tell theirs.
public record Models(List<Model> items, List<Unavailable> problems, Instant fetchedAt) {
    public Models {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /// A provider that did not answer, with the code of the problem.
    public record Unavailable(String provider, ErrorCode code) {}
}
