package app.hearth.common.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list; `nextCursor` is null on the last one.
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }
}
