package app.hearth.common.run;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What goes on before a run's first word, as far as the provider tells. It is shown while it lasts and stored nowhere.
public enum RunPhase {
    /// The provider has accepted the question and lets it wait its turn.
    QUEUED,
    /// The model is being loaded into memory.
    LOADING,
    /// The model answers, or nothing is known that would keep it from answering.
    ANSWERING;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static RunPhase of(String code) {
        return Codes.read(RunPhase.class, code);
    }
}
