package app.hearth.common.run;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one run within its profile.
public record RunId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static RunId next(InstantSource clock) {
        return new RunId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
