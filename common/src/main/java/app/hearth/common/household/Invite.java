package app.hearth.common.household;

import app.hearth.common.account.ProfileId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invitation as an admin sees it; the code itself is shown only when it is made ([IssuedInvite]).
///
/// @param createdBy null when that profile is gone
/// @param usedBy who came in by it; null when nobody has, or when that profile is gone
public record Invite(
        InviteId id,
        InviteState state,
        @Nullable String note,
        @Nullable ProfileId createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable ProfileId usedBy) {}
