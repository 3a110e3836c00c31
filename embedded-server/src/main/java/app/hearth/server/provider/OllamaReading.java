package app.hearth.server.provider;

import app.hearth.common.conversation.Usage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Reads the lines of an answer in Ollama's own protocol.
final class OllamaReading extends AnswerReading {
    OllamaReading(AnswerFlow flow, Refusals refusals, boolean limited) {
        super(flow, refusals, limited);
    }

    @Override
    boolean inLines() {
        return true;
    }

    @Override
    boolean isWhole(JsonNode answer) {
        return answer.path("done").asBoolean();
    }

    @Override
    boolean read(String type, JsonNode line) throws ProviderException {
        JsonNode message = line.path("message");
        flow().reasoning(message.path("thinking").asText(""));
        flow().text(message.path("content").asText(""));
        Optional<ProviderError> error = error(type, line);
        if (error.isPresent()) {
            throw refusals().inStream(error.get());
        }
        if (!line.path("done").asBoolean()) {
            return true;
        }
        usage(line);
        if (line.path("done_reason").asText().equals("length")) {
            cutByLimit();
        } else {
            finish();
        }
        return false;
    }

    /// A prompt that was still in memory is not counted again, and then its number is missing: not known, not zero.
    private void usage(JsonNode line) {
        Usage usage =
                new Usage(Numbers.count(line.path("prompt_eval_count")), Numbers.count(line.path("eval_count")), null);
        if (usage.promptTokens() != null || usage.completionTokens() != null) {
            flow().usage(usage);
        }
    }
}
