package app.hearth.common.account;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one signed-in device of a profile.
public record SessionId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static SessionId next(InstantSource clock) {
        return new SessionId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
