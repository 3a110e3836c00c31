package app.hearth.common.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A profile as an admin sees it: who it is and how much it holds, nothing of what that says.
///
/// @param emailVerified whether the present address was confirmed
/// @param lastSeenAt when one of its sessions was last used, to about a minute; null when none was for a long time
/// @param conversations also those in the trash
/// @param messages of all conversations
/// @param monthlyBudgetUsd null when it may spend what it likes
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
        long messages,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal monthlyBudgetUsd,

        MonthUse thisMonth) {}
