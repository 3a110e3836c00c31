package app.hearth.common.conversation;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one tag within its profile.
public record TagId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TagId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static TagId next(InstantSource clock) {
        return new TagId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
