package app.hearth.common.conversation;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Who speaks in a message.
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static Role of(String code) {
        return Codes.read(Role.class, code);
    }
}
