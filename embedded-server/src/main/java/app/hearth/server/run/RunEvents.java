package app.hearth.server.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.Problem;
import app.hearth.server.http.EventWriter;
import app.hearth.server.run.RunLog.Ending;
import java.io.IOException;
import java.util.Optional;

/// Writes the events of a run as the contract spells them.
final class RunEvents {
    private final EventWriter writer;

    RunEvents(EventWriter writer) {
        this.writer = writer;
    }

    private record State(RunPhase state) {}

    private record Done(Message message) {}

    private record Failed(Problem problem, Message message) {}

    /// Sends the head of the answer at once, so that a reader knows it is connected before the first word.
    void open() throws IOException, InterruptedException {
        writer.comment("watching");
    }

    /// What goes on before the first word; who does not know this event misses nothing of the answer.
    void phase(RunPhase phase, EventId at) throws IOException, InterruptedException {
        writer.event(at.toString(), "state", new State(phase));
    }

    /// Reasoning comes before the text it led to.
    void news(String text, String reasoning, EventId after) throws IOException, InterruptedException {
        if (!reasoning.isEmpty()) {
            int textBefore = after.text() - text.codePointCount(0, text.length());
            writer.text(new EventId(textBefore, after.reasoning()).toString(), "reasoning", reasoning);
        }
        if (!text.isEmpty()) {
            writer.text(after.toString(), "delta", text);
        }
    }

    void end(Ending ending, Optional<Usage> usage, EventId at) throws IOException, InterruptedException {
        if (usage.isPresent()) {
            writer.event(at.toString(), "usage", usage.get());
        }
        if (ending.problem().isPresent()) {
            writer.event(at.toString(), "error", new Failed(ending.problem().get(), ending.message()));
        } else {
            writer.event(at.toString(), "done", new Done(ending.message()));
        }
    }
}
