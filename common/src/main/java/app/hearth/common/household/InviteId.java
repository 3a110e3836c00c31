package app.hearth.common.household;

import app.hearth.common.wire.Uuid7;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.InstantSource;
import java.util.UUID;

/// Names an invitation.
public record InviteId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InviteId {}

    public static InviteId next(InstantSource clock) {
        return new InviteId(Uuid7.next(clock));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
