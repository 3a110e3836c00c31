package app.hearth.common.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A profile as an admin sees it: who it is and how much it holds, nothing of what that says.
///
/// @param emailVerified whether the present address was confirmed
/// @param lastSeenAt when one of its sessions was last used, to about a minute; null when none was for a long time
/// @param conversations also those in the trash
/// @param messages of all conversations
public record Person(
        ProfileId id,
        String username,
        String displayName,
        @Nullable String email,
        boolean emailVerified,
        Role role,
        boolean isActive,
        Instant createdAt,
        @Nullable Instant lastSeenAt,
        long conversations,
        long messages) {}
