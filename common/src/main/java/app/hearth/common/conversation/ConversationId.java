package app.hearth.common.conversation;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names one conversation within its profile.
public record ConversationId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConversationId {}

    /// A new id of version 7, so that ids sort by the time they were made.
    public static ConversationId next(InstantSource clock) {
        return new ConversationId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
