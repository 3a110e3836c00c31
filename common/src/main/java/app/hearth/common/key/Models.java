package app.hearth.common.key;

import app.hearth.common.wire.ErrorCode;
import java.time.Instant;
import java.util.List;

/// The models of all keys as they are kept, how old each list is, and which keys could not tell theirs.
///
/// @param fetchedAt the age of the oldest list
public record Models(List<Model> items, List<Unavailable> problems, List<Source> providers, Instant fetchedAt) {
    public Models {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
        providers = List.copyOf(providers);
    }

    /// A provider whose latest try failed, with the code of the problem; what it told before stands all the same.
    public record Unavailable(String provider, ErrorCode code) {}

    /// When a provider told the list that is shown, and whether it is being asked again now.
    public record Source(String provider, Instant fetchedAt, boolean refreshing) {}
}
