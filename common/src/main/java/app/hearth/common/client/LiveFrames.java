package app.hearth.common.client;

import app.hearth.common.live.ChangeFrame;
import app.hearth.common.live.ErrorFrame;
import app.hearth.common.live.LiveEvent;
import app.hearth.common.live.PingFrame;
import app.hearth.common.live.RunFrame;
import app.hearth.common.wire.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/// Reads the frames of a live channel from their JSON.
final class LiveFrames {
    private static final Answer<ChangeFrame> CHANGE = Answer.of(ChangeFrame.class);
    private static final Answer<RunFrame> RUN = Answer.of(RunFrame.class);
    private static final Answer<ErrorFrame> ERROR = Answer.of(ErrorFrame.class);

    private LiveFrames() {}

    /// Throws [UnreachableException] for what is no frame, or a known one that is not what the contract says.
    static LiveEvent read(String text) {
        JsonNode frame = tree(text);
        String type = frame.path("type").asText();
        return switch (type) {
            case PingFrame.TYPE -> new LiveEvent.Ping();
            case ChangeFrame.TYPE -> changed(CHANGE.of(frame));
            case RunFrame.TYPE -> told(RUN.of(frame));
            case ErrorFrame.TYPE -> refused(ERROR.of(frame));
            default -> new LiveEvent.Unknown(type);
        };
    }

    private static LiveEvent changed(ChangeFrame frame) {
        return new LiveEvent.Changed(frame.seq(), frame.entity(), frame.id(), frame.op());
    }

    private static LiveEvent told(RunFrame frame) {
        ServerEvent event =
                new ServerEvent(frame.eventId(), frame.event(), frame.data().toString());
        return new LiveEvent.Told(frame.runId(), frame.eventId(), RunEvents.of(event));
    }

    private static LiveEvent refused(ErrorFrame frame) {
        return new LiveEvent.Refused(frame.code(), frame.detail(), frame.runId());
    }

    private static JsonNode tree(String text) {
        try {
            return Json.lenient().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreachableException("The server's frame was not understood.", e);
        }
    }
}
