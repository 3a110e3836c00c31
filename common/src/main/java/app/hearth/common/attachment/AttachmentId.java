package app.hearth.common.attachment;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one attachment within its profile.
public record AttachmentId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttachmentId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static AttachmentId next(InstantSource clock) {
        return new AttachmentId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
