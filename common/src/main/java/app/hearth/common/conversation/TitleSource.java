package app.hearth.common.conversation;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Where a title came from.
public enum TitleSource {
    USER,
    AUTO,
    NONE;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static TitleSource of(String code) {
        return Codes.read(TitleSource.class, code);
    }
}
