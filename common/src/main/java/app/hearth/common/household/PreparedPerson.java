package app.hearth.common.household;

import app.hearth.common.secret.Secret;
import java.time.Instant;

/// A profile that waits for its person, and what to hand over: shown this once, good for one use until then.
public record PreparedPerson(Person user, Secret token, Instant expiresAt) {}
