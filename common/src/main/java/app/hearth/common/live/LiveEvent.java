package app.hearth.common.live;

import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunId;
import app.hearth.common.sync.ChangeOp;
import app.hearth.common.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/// What a client hears on its live channel. [Closed] is the last.
public sealed interface LiveEvent {
    /// The channel is ready (the first time), or still there.
    record Ping() implements LiveEvent {}

    /// An entity was changed; its state is found at `/sync/changes`.
    record Changed(long seq, String entity, String id, ChangeOp op) implements LiveEvent {}

    /// An event of a run that is watched; `eventId` is where to go on from.
    record Told(RunId run, String eventId, RunEvent event) implements LiveEvent {}

    /// Something this client sent had no effect.
    record Refused(ErrorCode code, String detail, @Nullable RunId run) implements LiveEvent {}

    /// A frame of a newer server.
    record Unknown(String type) implements LiveEvent {}

    /// The channel is over: 4401 when the session or its access token is, 1013 when too much was waiting to be read,
    /// 1001 when the server stops, 1006 when the connection broke.
    record Closed(int code, String reason) implements LiveEvent {}
}
