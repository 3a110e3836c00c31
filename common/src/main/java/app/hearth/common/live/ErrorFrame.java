package app.hearth.common.live;

import app.hearth.common.run.RunId;
import app.hearth.common.wire.ErrorCode;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A frame of the client had no effect; `runId` says which watching is meant, where one is.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorFrame(
        String type,
        ErrorCode code,
        String detail,
        @Nullable RunId runId) {
    public static final String TYPE = "error";

    public ErrorFrame(ErrorCode code, String detail, @Nullable RunId runId) {
        this(TYPE, code, detail, runId);
    }
}
