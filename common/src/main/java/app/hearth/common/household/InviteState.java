package app.hearth.common.household;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What an invitation is good for now: only an open one lets somebody in.
public enum InviteState {
    OPEN,
    USED,
    EXPIRED,
    REVOKED;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static InviteState of(String code) {
        return Codes.read(InviteState.class, code);
    }
}
