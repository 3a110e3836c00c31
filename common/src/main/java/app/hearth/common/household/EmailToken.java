package app.hearth.common.household;

import app.hearth.common.secret.Secret;
import java.time.Instant;

/// What an admin hands to somebody whose e-mail address is theirs; shown this once, good for one use until then.
public record EmailToken(String email, Secret token, Instant expiresAt) {}
