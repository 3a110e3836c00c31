package app.hearth.common.sync;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One entry of the change feed: the present state of an entity (null when it is gone).
public record Change(
        long seq,
        String entity,
        String id,
        ChangeOp op,
        @Nullable JsonNode data) {}
