package app.hearth.common.budget;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// How much of a month's budget is spent: less than 80 %, less than all, or all of it.
public enum BudgetState {
    OK,
    WARNING,
    EXCEEDED;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    /// Reads a code; one this program does not know (a newer server's) reads as [#WARNING].
    @JsonCreator
    public static BudgetState of(String code) {
        return Codes.find(BudgetState.class, code).orElse(WARNING);
    }
}
