package app.hearth.server.provider;

import app.hearth.common.conversation.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// What is asked of a model: the messages in order, and parameters passed on as they are.
public record ChatRequest(String model, List<Turn> turns, Map<String, JsonNode> parameters) {
    public ChatRequest {
        turns = List.copyOf(turns);
        parameters = Map.copyOf(parameters);
    }

    /// One message of the conversation sent along.
    public record Turn(Role role, String content) {}
}
