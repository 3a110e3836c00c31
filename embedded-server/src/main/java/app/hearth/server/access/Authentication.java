package app.hearth.server.access;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.wire.ErrorCode;
import java.time.Instant;

/// Turns the token of a request into its caller. Thread-safe.
public interface Authentication {
    /// Checks what can be checked without storage (signature, claims, expiry), so that it may run on an I/O thread.
    TokenCheck check(String token);

    /// Asks for the session's row, which may block. The outcome is the caller, or why there is none.
    Outcome authenticate(VerifiedToken token);

    /// What the token alone says.
    sealed interface TokenCheck {}

    /// What a token with a good signature claims.
    record VerifiedToken(ProfileId profile, SessionId session, int generation, Instant expiresAt)
            implements TokenCheck {}

    /// The session is good, or the request is refused with a code.
    sealed interface Outcome {}

    record Granted(Caller caller) implements Outcome {}

    record Refused(ErrorCode code) implements TokenCheck, Outcome {}
}
