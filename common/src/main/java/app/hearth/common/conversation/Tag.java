package app.hearth.common.conversation;

import java.time.Instant;

/// A tag; its name is unique in its profile without regard to case.
public record Tag(TagId id, String name, int version, Instant createdAt, Instant updatedAt) {}
