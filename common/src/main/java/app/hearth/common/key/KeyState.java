package app.hearth.common.key;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Whether a stored key can be used, and if not, why.
public enum KeyState {
    OK,
    LOCKED,
    LOST,
    DAMAGED;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static KeyState of(String code) {
        return Codes.read(KeyState.class, code);
    }
}
