package app.hearth.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer as it goes out, at the pace of its model. Confined to one thread, which it keeps waiting.
final class DemoStream {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int PLACES_IN_LINE = 15;

    private final DemoRequest request;
    private final Duration pace;
    private final long created;

    DemoStream(DemoRequest request, Duration pace, long created) {
        this.request = request;
        this.pace = request.inItsManner() ? pace.multipliedBy(request.model().slowness()) : pace;
        this.created = created;
    }

    /// Writes the answer as a stream of events; throws as soon as nobody reads them any more.
    void write(OutputStream out) throws IOException, InterruptedException {
        if (request.inItsManner() && request.model().waits()) {
            out.write(": OPENROUTER PROCESSING\n\n"
                    .getBytes(StandardCharsets.UTF_8)); // as the one everybody knows says it
            out.flush();
            Duration wait = pace.multipliedBy(PLACES_IN_LINE);
            Thread.sleep(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
        send(out, chunk(JSON.objectNode().put("role", "assistant").put("content", ""), null));
        if (request.model().thinking()) {
            write(out, "reasoning_content", request.reasoning());
        }
        write(out, "content", request.answer());
        send(out, chunk(JSON.objectNode(), "stop"));
        if (request.includeUsage()) {
            ObjectNode last = chunk(JSON.objectNode(), "stop");
            last.putArray("choices");
            last.set("usage", usage());
            send(out, last);
        }
        send(out, "[DONE]");
    }

    /// The same answer in one piece.
    ObjectNode whole() {
        ObjectNode answer = chunk(JSON.objectNode(), "stop").put("object", "chat.completion");
        ObjectNode message = JSON.objectNode().put("role", "assistant").put("content", request.answer());
        if (request.model().thinking()) {
            message.put("reasoning_content", request.reasoning());
        }
        ObjectNode choice = (ObjectNode) answer.withArray("choices").get(0);
        choice.remove("delta");
        choice.set("message", message);
        answer.set("usage", usage());
        return answer;
    }

    private void write(OutputStream out, String field, String text) throws IOException, InterruptedException {
        for (String piece : DemoAnswers.pieces(text)) {
            Thread.sleep(pace);
            send(out, chunk(JSON.objectNode().put(field, piece), null));
        }
    }

    private ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
        ObjectNode chunk = JSON.objectNode()
                .put("id", "demo-" + created)
                .put("object", "chat.completion.chunk")
                .put("created", created)
                .put("model", request.model().id());
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        if (request.includeUsage()) {
            chunk.putNull("usage");
        }
        return chunk;
    }

    private ObjectNode usage() {
        List<String> thoughts = request.model().thinking() ? DemoAnswers.pieces(request.reasoning()) : List.of();
        int completion = DemoAnswers.pieces(request.answer()).size() + thoughts.size();
        return JSON.objectNode()
                .put("prompt_tokens", request.promptTokens())
                .put("completion_tokens", completion)
                .put("total_tokens", request.promptTokens() + completion);
    }

    private static void send(OutputStream out, JsonNode event) throws IOException {
        send(out, event.toString());
    }

    private static void send(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
