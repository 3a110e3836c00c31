package app.hearth.common.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Why a provider's answer failed, so that a person can be told what to do about it.
public enum ProviderReason {
    /// The provider refused the key (401, 403).
    KEY_REFUSED,
    /// The account has no credit left (402).
    NO_CREDIT,
    /// The provider refused the content (moderation).
    REFUSED_CONTENT,
    /// The provider does not know the model (404).
    UNKNOWN_MODEL,
    /// The provider did not accept the request (other 4xx).
    REFUSED_REQUEST,
    /// Too many requests (429).
    RATE_LIMITED,
    /// The provider is overloaded or broken (5xx, or an error inside the stream).
    UNAVAILABLE,
    /// No connection: unknown host, refused, TLS failure.
    UNREACHABLE,
    /// The address is one this server does not call.
    ADDRESS_REFUSED,
    /// Nothing came within the time allowed.
    TIMED_OUT,
    /// The connection broke before the answer was complete.
    CUT_OFF,
    /// The answer was not what the protocol says (HTML, not JSON).
    NOT_UNDERSTOOD,
    /// The answer was larger than this server accepts.
    TOO_LONG;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    /// Reads a code; one this program does not know (a newer server's) reads as [#UNAVAILABLE].
    @JsonCreator
    public static ProviderReason of(String code) {
        return Codes.find(ProviderReason.class, code).orElse(UNAVAILABLE);
    }
}
