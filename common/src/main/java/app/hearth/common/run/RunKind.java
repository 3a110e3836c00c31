package app.hearth.common.run;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What a run makes.
public enum RunKind {
    /// An answer to a message.
    CHAT,
    /// The title of a conversation.
    TITLE;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static RunKind of(String code) {
        return Codes.read(RunKind.class, code);
    }
}
