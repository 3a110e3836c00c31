package app.hearth.common.usage;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// By what usage is summed up.
public enum UsageGrouping {
    DAY,
    MODEL,
    CONVERSATION,
    PROVIDER,
    /// By day and, within it, by model: what a chart of both needs.
    DAY_MODEL;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static UsageGrouping of(String code) {
        return Codes.read(UsageGrouping.class, code);
    }
}
