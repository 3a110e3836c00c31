package app.hearth.common.client;

import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.Codes;
import app.hearth.common.wire.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// Reads the events of a run from their JSON.
final class RunEvents {
    private static final Answer<RunEvent.Delta> DELTA = Answer.of(RunEvent.Delta.class);
    private static final Answer<RunEvent.Reasoning> REASONING = Answer.of(RunEvent.Reasoning.class);
    private static final Answer<Usage> USAGE = Answer.of(Usage.class);
    private static final Answer<RunEvent.Done> DONE = Answer.of(RunEvent.Done.class);
    private static final Answer<RunEvent.Failed> FAILED = Answer.of(RunEvent.Failed.class);

    private RunEvents() {}

    /// Throws [UnreachableException] when the data of a known event is not what the contract says.
    static RunEvent of(ServerEvent event) {
        JsonNode data = data(event.data());
        return switch (event.name()) {
            case "delta" -> DELTA.of(data);
            case "reasoning" -> REASONING.of(data);
            case "state" -> state(event.name(), data);
            case "usage" -> new RunEvent.Used(USAGE.of(data));
            case "done" -> DONE.of(data);
            case "error" -> FAILED.of(data);
            default ->
                CouncilEvents.find(event.name(), data)
                        .<RunEvent>map(RunEvent.OfCouncil::new)
                        .orElseGet(() -> new RunEvent.Unknown(event.name(), data));
        };
    }

    /// A newer server may name states that this program cannot show.
    private static RunEvent state(String name, JsonNode data) {
        return Codes.find(RunPhase.class, data.path("state").asText())
                .<RunEvent>map(RunEvent.State::new)
                .orElseGet(() -> new RunEvent.Unknown(name, data));
    }

    static boolean isTerminal(RunEvent event) {
        return event instanceof RunEvent.Done || event instanceof RunEvent.Failed;
    }

    private static JsonNode data(String text) {
        try {
            return Json.lenient().readTree(text);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(text);
        }
    }
}
