package app.hearth.common.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored key without its secret: `keyHint` is an ellipsis and the last four characters.
public record ProviderKey(
        String provider,
        String baseUrl,
        @Nullable String label,
        @Nullable String keyHint,
        KeyState state,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt) {}
