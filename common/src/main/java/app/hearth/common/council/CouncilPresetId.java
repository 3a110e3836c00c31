package app.hearth.common.council;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one council preset within its profile.
public record CouncilPresetId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CouncilPresetId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static CouncilPresetId next(InstantSource clock) {
        return new CouncilPresetId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
