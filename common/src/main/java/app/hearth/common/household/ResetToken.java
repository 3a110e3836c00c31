package app.hearth.common.household;

import app.hearth.common.secret.Secret;
import java.time.Instant;

/// What an admin hands to somebody who has forgotten their password; shown this once, good for one use until then.
public record ResetToken(Secret token, Instant expiresAt) {}
