package app.hearth.common.council;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one council within its profile.
public record CouncilId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CouncilId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static CouncilId next(InstantSource clock) {
        return new CouncilId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
