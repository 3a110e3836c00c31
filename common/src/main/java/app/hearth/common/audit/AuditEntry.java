package app.hearth.common.audit;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One act, good or refused. `act` and `outcome` are open words: a newer server may send ones this version does not
/// know. `userId` is missing where nobody had proved who they are; `aboutUserId` names whom an admin's act concerned.
public record AuditEntry(
        UUID id,
        Instant at,
        String act,
        String outcome,
        @Nullable ProfileId userId,
        @Nullable SessionId sessionId,
        @Nullable String address,
        @Nullable ProfileId aboutUserId) {}
