package app.hearth.desktop.chat;

import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunPhase;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run that writes what its test says, when its test says so. Thread-safe.
public final class FakeRun {
    final RunId id = RunId.next(InstantSource.system());

    private final FakeStore store;
    private final List<String> events = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Message answer;
    private boolean cancelled;

    FakeRun(FakeStore store) {
        this.store = store;
    }

    public synchronized FakeRun write(String more) {
        text.append(more);
        return event("delta", Map.of("text", more));
    }

    public synchronized FakeRun think(String more) {
        return event("reasoning", Map.of("text", more));
    }

    synchronized FakeRun enter(RunPhase phase) {
        return event("state", Map.of("state", phase));
    }

    public synchronized FakeRun use(Usage usage) {
        return event("usage", usage);
    }

    /// Ends well; the test may call it before anything has asked for the run.
    public synchronized FakeRun done() {
        events.add("done");
        notifyAll();
        return this;
    }

    public synchronized FakeRun fail(Problem problem) {
        events.add("error" + Json.write(problem));
        notifyAll();
        return this;
    }

    synchronized void cancel() {
        cancelled = true;
        events.add("cancelled");
        notifyAll();
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized void writes(Message message) {
        answer = message;
    }

    private FakeRun event(String name, Object data) {
        events.add("event: " + name + "\ndata: " + Json.write(data));
        notifyAll();
        return this;
    }

    /// Waits for the next events of the stream. What they do to the store is done without holding on to this run, which
    /// the store may be waiting for.
    List<String> eventsFrom(int sent) {
        return rawFrom(sent).stream().map(this::wire).toList();
    }

    private synchronized List<String> rawFrom(int sent) {
        try {
            while (events.size() <= sent) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of("event: done\ndata: {}");
        }
        return List.copyOf(events.subList(sent, events.size()));
    }

    private String wire(String event) {
        if (event.equals("done")) {
            return "event: done\ndata: " + Json.write(Map.of("message", end(MessageStatus.COMPLETE, null)));
        }
        if (event.equals("cancelled")) {
            return "event: done\ndata: " + Json.write(Map.of("message", end(MessageStatus.CANCELLED, null)));
        }
        if (event.startsWith("error")) {
            Problem problem = Json.read(event.substring(5), Problem.class);
            return "event: error\ndata: "
                    + Json.write(Map.of("problem", problem, "message", end(MessageStatus.FAILED, problem)));
        }
        return event;
    }

    private Message end(MessageStatus status, @Nullable Problem problem) {
        Message ended = ending(status, problem);
        store.replace(ended);
        return ended;
    }

    private synchronized Message ending(MessageStatus status, @Nullable Problem problem) {
        return FakeStore.with(Optional.ofNullable(answer).orElseThrow(), status, text.toString(), problem);
    }
}
