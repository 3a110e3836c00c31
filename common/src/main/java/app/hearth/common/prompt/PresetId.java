package app.hearth.common.prompt;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one preset within its profile.
public record PresetId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PresetId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static PresetId next(InstantSource clock) {
        return new PresetId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
