package app.hearth.common.account;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one profile (the wire calls it a user).
public record ProfileId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProfileId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static ProfileId next(InstantSource clock) {
        return new ProfileId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
