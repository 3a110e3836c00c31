package app.hearth.common.account;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What a profile may do on its server.
public enum Role {
    ADMIN,
    MEMBER;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static Role of(String code) {
        return Codes.read(Role.class, code);
    }
}
