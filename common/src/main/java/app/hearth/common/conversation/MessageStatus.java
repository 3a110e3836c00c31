package app.hearth.common.conversation;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// How far a message has come.
public enum MessageStatus {
    COMPLETE,
    STREAMING,
    CANCELLED,
    FAILED,
    INTERRUPTED;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static MessageStatus of(String code) {
        return Codes.read(MessageStatus.class, code);
    }
}
