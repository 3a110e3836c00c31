package app.hearth.common.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A profile as its owner sees it.
public record User(
        ProfileId id,
        String username,
        String displayName,
        @Nullable String email,
        boolean emailVerified,
        Role role,
        boolean isAdmin,
        boolean isActive,
        boolean hasPassword,
        boolean hasTotp,
        String avatarColor,
        JsonNode preferences,
        Instant createdAt,
        Instant updatedAt) {}
