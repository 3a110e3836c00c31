package app.hearth.server.run;

import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Puts together what the events of one stream say. For one thread.
final class EventReader {
    private final BufferedReader lines;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<String> states = new ArrayList<>();
    private String id = "";
    private String name = "";
    private String end = "";

    EventReader(InputStream events) {
        this.lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
    }

    String text() {
        return text.toString();
    }

    String reasoning() {
        return reasoning.toString();
    }

    /// What went on before the first word, in order.
    List<String> states() {
        return states;
    }

    EventReader readUntilState(String wanted) throws IOException {
        while (states.isEmpty() || !states.getLast().equals(wanted)) {
            if (!readLine()) {
                throw new IOException("The stream ended after: " + states);
            }
        }
        return this;
    }

    String lastId() {
        return id;
    }

    /// The name of the terminal event; empty while there was none.
    String end() {
        return end;
    }

    EventReader readUntil(String wanted) throws IOException {
        return readUntil(wanted, "");
    }

    EventReader readUntil(String wanted, String thoughts) throws IOException {
        while (text.length() < wanted.length() || reasoning.length() < thoughts.length()) {
            if (!readLine()) {
                throw new IOException("The stream ended after: " + text);
            }
        }
        return this;
    }

    /// A stream that is cut off ends too.
    EventReader readToEnd() {
        try {
            while (readLine()) {
                // everything is noted as it comes
            }
        } catch (IOException _) {
            return this;
        }
        return this;
    }

    private boolean readLine() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return false;
        }
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            name = line.substring(7);
        } else if (line.startsWith("data: ")) {
            take(Json.read(line.substring(6), JsonNode.class));
        }
        return true;
    }

    private void take(JsonNode data) {
        switch (name) {
            case "delta" -> text.append(data.path("text").asText());
            case "reasoning" -> reasoning.append(data.path("text").asText());
            case "state" -> states.add(data.path("state").asText());
            case "done", "error" -> end = name;
            default -> {}
        }
    }
}
