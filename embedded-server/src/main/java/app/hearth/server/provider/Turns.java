package app.hearth.server.provider;

import app.hearth.common.conversation.Role;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The messages of a request as a provider takes them.
final class Turns {
    /// What stands in for the question before an answer that begins the conversation.
    private static final Turn OPENING = new Turn(Role.USER, "…");

    private Turns() {}

    /// All that say something: several providers refuse a request because of one empty message (an answer that failed
    /// at once).
    static List<Turn> saying(ChatRequest request) {
        return request.turns().stream().filter(turn -> !turn.isEmpty()).toList();
    }

    /// The same with neighbours of one role made one, beginning with a question; the system prompt stays in front.
    static List<Turn> alternating(ChatRequest request) {
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : saying(request)) {
            Role before = turns.isEmpty() ? Role.SYSTEM : turns.getLast().role();
            if (!turns.isEmpty() && before == turn.role()) {
                turns.set(turns.size() - 1, joined(turns.getLast(), turn));
                continue;
            }
            if (turn.role() == Role.ASSISTANT && before == Role.SYSTEM) {
                turns.add(OPENING);
            }
            turns.add(turn);
        }
        return turns;
    }

    private static Turn joined(Turn one, Turn other) {
        if (one.isPlain() && other.isPlain()) {
            return new Turn(one.role(), one.text() + "\n\n" + other.text());
        }
        List<Part> parts =
                Stream.concat(one.parts().stream(), other.parts().stream()).toList();
        return new Turn(one.role(), parts);
    }

    /// All system prompts in one piece; empty when there is none.
    static String system(ChatRequest request) {
        return saying(request).stream()
                .filter(turn -> turn.role() == Role.SYSTEM)
                .map(Turn::text)
                .collect(Collectors.joining("\n\n"));
    }
}
