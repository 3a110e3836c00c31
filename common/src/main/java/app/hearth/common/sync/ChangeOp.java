package app.hearth.common.sync;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What happened to an entity.
public enum ChangeOp {
    UPSERT,
    DELETE;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static ChangeOp of(String code) {
        return Codes.read(ChangeOp.class, code);
    }
}
