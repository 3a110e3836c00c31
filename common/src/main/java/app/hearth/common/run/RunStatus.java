package app.hearth.common.run;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// How far a run has come.
public enum RunStatus {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED,
    INTERRUPTED;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static RunStatus of(String code) {
        return Codes.read(RunStatus.class, code);
    }
}
