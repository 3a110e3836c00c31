package app.hearth.common.embed;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Who may make a profile on a server.
public enum RegistrationPolicy {
    OPEN,
    INVITE,
    CLOSED;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static RegistrationPolicy of(String code) {
        return Codes.read(RegistrationPolicy.class, code);
    }
}
