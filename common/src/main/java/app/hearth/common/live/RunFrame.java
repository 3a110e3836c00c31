package app.hearth.common.live;

import app.hearth.common.run.RunId;
import com.fasterxml.jackson.databind.JsonNode;

/// An event of a run that is watched, as its event stream has it.
public record RunFrame(String type, RunId runId, String eventId, String event, JsonNode data) {
    public static final String TYPE = "run";

    public RunFrame(RunId runId, String eventId, String event, JsonNode data) {
        this(TYPE, runId, eventId, event, data);
    }
}
