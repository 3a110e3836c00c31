package app.hearth.common.sync;

import java.util.List;

/// A page of the change feed; ask again with `since` = `nextSeq`.
public record ChangePage(List<Change> items, long nextSeq, boolean hasMore) {
    public ChangePage {
        items = List.copyOf(items);
    }
}
