package app.hearth.common.live;

import app.hearth.common.run.RunId;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Asks for the events of a run behind the one with the id `after`, or all of them.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WatchFrame(String type, RunId runId, @Nullable String after) {
    public static final String TYPE = "watch";

    public WatchFrame(RunId runId, @Nullable String after) {
        this(TYPE, runId, after);
    }
}
