package app.hearth.common.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Every stable code a problem can carry, with its HTTP status and its title.
public enum ErrorCode {
    BAD_REQUEST(400, "The request is malformed"),
    UNAUTHORIZED(401, "Sign in first"),
    TOKEN_EXPIRED(401, "The access token has expired"),
    SESSION_REVOKED(401, "This session has ended"),
    INVALID_CREDENTIALS(401, "Name or password is wrong"),
    TOTP_REQUIRED(401, "A one-time code is needed"),
    BUDGET_EXCEEDED(402, "The budget is used up"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This method is not offered here"),
    TIMEOUT(408, "The request took too long to arrive"),
    CONFLICT(409, "This is taken already"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used for another request"),
    RESYNC_REQUIRED(410, "Start the synchronisation anew"),
    VERSION_MISMATCH(412, "It was changed meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Only JSON is accepted here"),
    VALIDATION(422, "Some fields are not valid"),
    VAULT_LOCKED(423, "The keys are locked"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL(500, "Something went wrong in the server"),
    PROVIDER_ERROR(502, "The provider did not answer as it should"),
    SHUTTING_DOWN(503, "The server is shutting down"),
    STORAGE_FULL(507, "The disk is full");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// The code as it stands on the wire.
    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    /// Reads a code; one this program does not know (a newer server's) reads as [#INTERNAL].
    @JsonCreator
    public static ErrorCode of(String code) {
        return Codes.find(ErrorCode.class, code).orElse(INTERNAL);
    }
}
