package app.hearth.common.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored secret of another service without what it says: `hint` is an ellipsis and the last four characters,
/// where it is long enough to show them.
public record NamedSecret(String name, @Nullable String hint, KeyState state, Instant createdAt, Instant updatedAt) {}
